using System.IO.Compression;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk.Robot;

/// <summary>
/// A file by the robot: uploaded once under a plain name, sent by its id, uploaded again once when the id has expired. What the robot may not
/// send as it is (a loudspeaker script as .txt) goes in a zip: people get the file, not a refusal.
/// </summary>
internal sealed class RobotFiles(DingTalkApi api, MediaShelf shelf)
{
    private const string Place = "dingtalk";
    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".bmp"];
    private static readonly string[] Shown = [".xlsx", ".pdf", ".zip", ".rar", ".doc", ".docx"];

    public static bool IsPicture(Attachment file) => file.IsImage && Pictures.Contains(Ending(file));

    public async Task<SendOutcome> SendAsync(Attachment file, Func<string, JsonObject, Task<SendOutcome>> post, CancellationToken ct)
    {
        var outcome = await OnceAsync(file, post, ct);
        if (outcome is not SendOutcome.Failed { Code: "dingtalk-resource.not.found" }) return outcome;
        shelf.Drop(Place, file);
        return await OnceAsync(file, post, ct);
    }

    /// <summary>The platform's id of a picture, or why there is none.</summary>
    public Task<(string? MediaId, SendOutcome? Outcome)> PictureAsync(Attachment file, CancellationToken ct) => UploadAsync("image", file, ct);

    private async Task<SendOutcome> OnceAsync(Attachment file, Func<string, JsonObject, Task<SendOutcome>> post, CancellationToken ct)
    {
        var picture = IsPicture(file);
        var (media, failure) = await UploadAsync(picture ? "image" : "file", file, ct);
        if (media is null) return failure!;
        if (picture) return await post("sampleImageMsg", new JsonObject { ["photoURL"] = media });
        var (name, type) = IsShown(file) ? (file.Name, Ending(file)[1..]) : (file.Name + ".zip", "zip");
        return await post("sampleFile", new JsonObject { ["mediaId"] = media, ["fileName"] = name, ["fileType"] = type });
    }

    private Task<(string? MediaId, SendOutcome? Outcome)> UploadAsync(string type, Attachment file, CancellationToken ct) => shelf.IdAsync(
        Place, file, async (f, stop) => (await api.UploadAsync(type, IsPicture(file) || IsShown(file) ? f with { Name = "file" + Ending(file) } : Packed(f), stop)).ToMedia(), ct);

    private static MediaFile Packed(MediaFile file)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(file.Name).Open();
            entry.Write(file.Bytes.Span);
        }

        return new MediaFile("file.zip", "application/zip", packed.ToArray());
    }

    private static bool IsShown(Attachment file) => Shown.Contains(Ending(file));

    private static string Ending(Attachment file) => Path.GetExtension(file.Name).ToLowerInvariant() is { Length: > 0 } ending ? ending
        : file.ContentType switch { "image/png" => ".png", "image/jpeg" => ".jpg", _ => "" };
}
