using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Files;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>`msgKey` and `msgParam` of proactive messages. `msgParam` is a string with an object of strings inside.</summary>
public sealed class Templates(Media media)
{
    public const int MostBytes = 15_000;

    private static readonly string[] FileTypes = ["xlsx", "pdf", "zip", "rar", "doc", "docx"];

    private static readonly Dictionary<string, string[]> Members = new()
    {
        ["sampleText"] = ["content"],
        ["sampleMarkdown"] = ["title", "text"],
        ["sampleImageMsg"] = ["photoURL"],
        ["sampleLink"] = ["title", "text", "messageUrl"],
        ["sampleActionCard"] = ["title", "text", "singleTitle", "singleURL"],
        ["sampleActionCard2"] = ["title", "text", "actionTitle1", "actionURL1", "actionTitle2", "actionURL2"],
        ["sampleActionCard3"] = ["title", "text", "actionTitle1", "actionURL1", "actionTitle3", "actionURL3"],
        ["sampleActionCard4"] = ["title", "text", "actionTitle1", "actionURL1", "actionTitle4", "actionURL4"],
        ["sampleActionCard5"] = ["title", "text", "actionTitle1", "actionURL1", "actionTitle5", "actionURL5"],
        ["sampleActionCard6"] = ["title", "text", "buttonTitle1", "buttonUrl1", "buttonTitle2", "buttonUrl2"],
        ["sampleAudio"] = ["mediaId", "duration"],
        ["sampleFile"] = ["mediaId", "fileName", "fileType"],
        ["sampleVideo"] = ["videoMediaId", "videoType", "duration", "picMediaId"],
    };

    public Rendered Read(JsonObject body)
    {
        if (body.Text("msgKey") is not { } key || !Members.TryGetValue(key, out var members))
            return Rendered.No("invalidParameter.msgKey.invalid", "msgKey不合法");
        if (body["msgParam"]?.GetValueKind() != JsonValueKind.String || Wire.Read((string?)body["msgParam"]) is not JsonObject param)
            return Wrong("msgParam必须是JSON字符串");
        if (Encoding.UTF8.GetByteCount((string)body["msgParam"]!) > MostBytes)
            return Rendered.No("invalidParameter.msgParam.tooLong", "msgParam超过15000字节");
        if (param.Any(p => p.Value?.GetValueKind() != JsonValueKind.String)) return Wrong("msgParam的值必须是字符串");
        var missing = members.FirstOrDefault(m => string.IsNullOrEmpty(param.Text(m)));
        return missing is null ? Render(key, param) : Wrong($"缺少 {missing}");
    }

    private Rendered Render(string key, JsonObject p) => key switch
    {
        "sampleText" => new Rendered("text", p.Text("content")!),
        "sampleMarkdown" => new Rendered("markdown", p.Text("text")!),
        "sampleLink" => new Rendered("link", $"{p.Text("title")}\n{p.Text("text")}") { Buttons = [new LineButton(p.Text("messageUrl")!, "打开")] },
        "sampleImageMsg" => Picture(p.Text("photoURL")!),
        "sampleAudio" => Stored("voice", p.Text("mediaId")!, null),
        "sampleVideo" => Stored("video", p.Text("videoMediaId")!, null),
        "sampleFile" when !FileTypes.Contains(p.Text("fileType")) => Wrong("fileType不合法"),
        "sampleFile" => Stored("file", p.Text("mediaId")!, p.Text("fileName")),
        _ => new Rendered("card", p.Text("text")!) { Buttons = Buttons(p) },
    };

    private Rendered Picture(string photo) => photo.StartsWith("http", StringComparison.Ordinal)
        ? new Rendered("image", photo)
        : Stored("image", photo, null);

    private Rendered Stored(string kind, string mediaId, string? name) => media.Find(mediaId) is { } blob
        ? new Rendered(kind, "") { Files = [(name is null ? blob : blob with { Name = name }).Shown(kind)] }
        : Rendered.No("resource.not.found", "资源不存在");

    private static LineButton[] Buttons(JsonObject p) => p.Text("singleURL") is { } url
        ? [new LineButton(url, p.Text("singleTitle")!)]
        :
        [
            .. from n in Enumerable.Range(1, 6)
               let title = p.Text($"actionTitle{n}") ?? p.Text($"buttonTitle{n}")
               let target = p.Text($"actionURL{n}") ?? p.Text($"buttonUrl{n}")
               where title is not null && target is not null
               select new LineButton(target, title),
        ];

    private static Rendered Wrong(string message) => Rendered.No("invalidParameter.msgParam.invalid", message);
}
