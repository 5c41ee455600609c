using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>A file by the app, to a person or into a group of its own: uploaded once, sent by its id, uploaded again once when the id has expired.</summary>
internal static class AppFiles
{
    private const string Place = "app";
    private const int PictureBytes = 10 << 20;

    public static async Task<SendOutcome> SendAsync(MediaShelf shelf, WeComApi api, Attachment file, Func<JsonObject, Task<SendOutcome>> post, CancellationToken ct)
    {
        var outcome = await OnceAsync(shelf, api, file, post, ct);
        if (outcome is not SendOutcome.Failed { Code: "wecom40007" }) return outcome;
        shelf.Drop(Place, file);
        return await OnceAsync(shelf, api, file, post, ct);
    }

    private static async Task<SendOutcome> OnceAsync(MediaShelf shelf, WeComApi api, Attachment file, Func<JsonObject, Task<SendOutcome>> post, CancellationToken ct)
    {
        var type = file.ContentType is "image/png" or "image/jpeg" && file.Size <= PictureBytes ? "image" : "file";
        var (media, failure) = await shelf.IdAsync(Place, file, async (f, stop) => (await api.UploadAsync($"media/upload?type={type}", f, stop)).ToMedia(), ct);
        return media is null ? failure! : await post(new JsonObject { ["msgtype"] = type, [type] = new JsonObject { ["media_id"] = media } });
    }
}
