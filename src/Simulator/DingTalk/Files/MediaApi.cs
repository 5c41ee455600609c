using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Files;

/// <summary>`media/upload`: limits by type.</summary>
public sealed class MediaApi(World world, Media media)
{
    private const int Mega = 1024 * 1024;

    private static readonly Dictionary<string, (int Most, string[] Endings)> Types = new()
    {
        ["image"] = (20 * Mega, ["jpg", "jpeg", "gif", "png", "bmp"]),
        ["voice"] = (2 * Mega, ["amr", "mp3", "wav"]),
        ["video"] = (20 * Mega, ["mp4"]),
        ["file"] = (20 * Mega, ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"]),
    };

    public Interface Upload => Interface.Old("/media/upload", null, Answered);

    private Answer Answered(Call call)
    {
        if (call.Upload is not { } file || file.Bytes.Length == 0) return Answer.OldNo(41005, "缺少多媒体文件数据");
        if (file.Type is null || !Types.TryGetValue(file.Type, out var type)) return Answer.OldNo(40004, "不合法的媒体文件类型");
        var ending = Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant();
        if (!type.Endings.Contains(ending)) return Answer.OldNo(40005, "不合法的文件类型");
        if (file.Bytes.Length > type.Most) return Answer.OldNo(40006, "不合法的文件大小");
        world.Counters.Effect(Upload.Name);
        var id = media.Keep(file.Name, file.Bytes);
        return Answer.OldOk(("type", file.Type), ("media_id", id), ("created_at", world.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }
}
