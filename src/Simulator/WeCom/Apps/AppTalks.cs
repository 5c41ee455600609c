using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Crypto;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.Apps;

/// <summary>What members do in the single chat with an app, as encrypted XML to its address; its answer in the same breath.</summary>
public sealed class AppTalks(World world, WeComAccounts accounts, PersonLines people, MediaShelf media, CallbackPost callbacks, CardCodes codes)
{
    private const string Api = "callback/app";

    public CallbackCrypto Crypto(AppAccount app) => new(app.Token, app.EncodingAesKey, accounts.CorpId);

    public Receipt Post(AppAccount app, PersonPost post)
    {
        var msgId = post.MsgId ?? world.Ids.Number().ToString(CultureInfo.InvariantCulture);
        var line = people.Add(post, Chats.WithApp(app.AgentId, post.From), app.Name, msgId);
        if (app.CallbackUrl is null) return new Receipt(line, false, msgId, "应用没有配置回调地址");
        if (Content(line) is not { } content) return new Receipt(line, false, msgId, "应用收不到这一种消息");
        Deliver(app, [.. Head(app, post.From, line.Kind), .. content, new XElement("MsgId", msgId), AgentId(app)], post.From);
        return new Receipt(line, true, msgId);
    }

    /// <summary>An event; the fields beside Event are the caller's.</summary>
    public Receipt Tell(AppAccount app, string userId, string name, IEnumerable<XElement> fields, PostedCard? pressed = null)
    {
        if (app.CallbackUrl is null) return new Receipt(null, false, "", "应用没有配置回调地址");
        Deliver(app, [.. Head(app, userId, "event"), Text("Event", name), .. fields, AgentId(app)], userId, pressed);
        return new Receipt(null, true, "");
    }

    public Receipt Click(AppAccount app, PostedCard posted, CardClick click)
    {
        var selected = click.Selected.Select(s => new XElement("SelectedItem", Text("QuestionKey", s.Key),
            new XElement("OptionIds", s.Value.Select(v => Text("OptionId", v)))));
        return Tell(app, click.From, "template_card_event", [
            Text("EventKey", click.Key),
            Text("TaskId", posted.TaskId ?? ""),
            Text("CardType", posted.Card.Text("card_type") ?? ""),
            Text("ResponseCode", codes.Issue(app.AgentId, posted.TaskId)),
            new XElement("SelectedItems", selected),
        ], posted);
    }

    public static XElement Text(string name, string value) => new(name, new XCData(value));

    private static XElement AgentId(AppAccount app) => new("AgentID", app.AgentId);

    private XElement[] Head(AppAccount app, string userId, string type) =>
    [
        Text("ToUserName", accounts.CorpId),
        Text("FromUserName", userId),
        new("CreateTime", world.Clock.UnixSeconds()),
        Text("MsgType", type),
    ];

    private XElement[]? Content(Line line) => line.Kind switch
    {
        "text" => [Text("Content", line.Text)],
        "image" => [Text("PicUrl", $"{world.BaseUrl}/sim/api/files/{line.Files[0].Id}"), Text("MediaId", MediaId(line))],
        "voice" => [Text("MediaId", MediaId(line)), Text("Format", "amr")],
        "video" => [Text("MediaId", MediaId(line)), Text("ThumbMediaId", MediaId(line))],
        // Not in the official list; some clients have seen it.
        "file" when world.Switches.On("fileInAppCallback") => [Text("MediaId", MediaId(line)), Text("FileName", line.Files[0].Name)],
        _ => null,
    };

    private string MediaId(Line line) => media.Take(MediaShelf.Corp, line.Kind, world.Blobs.Find(line.Files[0].Id)!).MediaId;

    private void Deliver(AppAccount app, IEnumerable<XElement> fields, string userId, PostedCard? pressed = null) =>
        _ = DeliverAsync(app, new XElement("xml", fields), userId, pressed);

    private async Task DeliverAsync(AppAccount app, XElement message, string userId, PostedCard? pressed)
    {
        var crypto = Crypto(app);
        string Envelope(string encrypted) => new XElement("xml", Text("ToUserName", accounts.CorpId), Text("AgentID", app.AgentId.ToString(CultureInfo.InvariantCulture)),
            Text("Encrypt", encrypted)).ToString(SaveOptions.DisableFormatting);
        var answer = await callbacks.SendAsync(Api, app.CallbackUrl!, crypto, Envelope, message.ToString(SaveOptions.DisableFormatting), "text/xml");
        if (!string.IsNullOrWhiteSpace(answer)) ShowAnswer(app, crypto, answer, userId, pressed);
    }

    /// <summary>被动回复. What cannot be read is not shown, and nobody is told.</summary>
    private void ShowAnswer(AppAccount app, CallbackCrypto crypto, string answer, string userId, PostedCard? pressed)
    {
        try
        {
            var package = XElement.Parse(answer);
            string Field(string name) => package.Element(name)?.Value ?? throw new XmlException(name);
            if (crypto.Sign(Field("TimeStamp"), Field("Nonce"), Field("Encrypt")) != Field("MsgSignature")) throw new CryptographicException("signature");
            var reply = XElement.Parse(crypto.Decrypt(Field("Encrypt")));
            if (reply.Element("MsgType")?.Value == "update_button") codes.Grey(pressed ?? throw new XmlException("no card"), reply.Descendants("ReplaceName").First().Value);
            else if (Bubble(reply) is { } bubble) world.Transcript.Add(bubble.ToLine(Chats.WithApp(app.AgentId, userId), "app", app.Name, "app/passive"));
            else throw new XmlException("MsgType");
            world.Counters.Effect("app/passive");
        }
        catch (Exception e) when (e is XmlException or CryptographicException or RefusalException)
        {
            world.Counters.Error(Api, "answer cannot be read");
        }
    }

    private Bubble? Bubble(XElement reply)
    {
        var kind = reply.Element("MsgType")?.Value;
        if (kind == "text") return new Bubble("text", (reply.Element("Content")?.Value ?? "").CutTo(2048));
        if (kind is not ("image" or "voice" or "video")) return null;
        var medium = media.Find(MediaShelf.Corp, reply.Descendants("MediaId").FirstOrDefault()?.Value);
        return new Bubble(kind, medium.Blob.Name) { Files = [medium.Blob.Shown(kind)] };
    }
}
