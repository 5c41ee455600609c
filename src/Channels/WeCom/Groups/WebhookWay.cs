using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.Groups;

/// <summary>
/// The webhook robot of a group (群机器人): push only, but a call by name really rings. It gives no id and takes no key, so what it did not
/// answer stays unknown (rule P2).
/// </summary>
internal sealed partial class WebhookWay(HttpCalls calls, IReadOnlyDictionary<string, string> urls, MediaShelf shelf, QuotaBook quotas, ILogger log) : IWay
{
    private const int TextBytes = 2048, MarkdownBytes = 4096, ImageBytes = 2 << 20;
    private readonly ConcurrentDictionary<string, int> _dead = new(StringComparer.Ordinal);

    public string Name => "群机器人";

    public bool Knows(string name) => urls.ContainsKey(name);

    /// <summary>The code with which the platform said that this robot is gone, if it did.</summary>
    public int? DeadBy(string name) => _dead.TryGetValue(name, out var code) ? code : null;

    /// <summary>Offers a tiny file, which is not sent: the answer tells whether the robot is still there.</summary>
    public Task<ApiAnswer> TryUploadAsync(string name, CancellationToken ct) =>
        UploadAsync(urls[name], new MediaFile("doctor.txt", "text/plain", "doctor check"u8.ToArray()), ct);

    public int Room(string text) => Encoding.UTF8.GetByteCount(text) > TextBytes && GroupText.ReadsTheSameAsMarkdown(text) ? MarkdownBytes : TextBytes;

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [WeComQuotas.Webhook(NameOf(piece))];

    public async Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        var name = NameOf(piece);
        if (!urls.TryGetValue(name, out var url)) return new SendOutcome.Failed("webhook-unknown", $"设置里没有名为“{name}”的群机器人。");
        return piece.Message.Attachments is [var file] ? await SendFileAsync(name, url, file, ct) : await PostAsync(name, url, GroupText.Body(piece), ct);
    }

    private async Task<SendOutcome> SendFileAsync(string name, string url, Attachment file, CancellationToken ct)
    {
        if (file.ContentType is "image/png" or "image/jpeg" && file.Size <= ImageBytes)
        {
            var (picture, failure) = await shelf.OpenAsync(file, ImageBytes, ct);
            return picture is null ? failure! : await PostAsync(name, url, Picture(picture.Bytes.Span), ct);
        }

        var outcome = await SendMediaAsync(name, url, file, ct);
        if (outcome is not SendOutcome.Failed { Code: "wecom40007" }) return outcome;
        shelf.Drop(Place(name), file);
        return await SendMediaAsync(name, url, file, ct);
    }

    private async Task<SendOutcome> SendMediaAsync(string name, string url, Attachment file, CancellationToken ct)
    {
        var (media, failure) = await shelf.IdAsync(Place(name), file, async (f, stop) => (await UploadAsync(url, f, stop)).ToMedia(), ct);
        return media is null ? failure! : await PostAsync(name, url, new JsonObject { ["msgtype"] = "file", ["file"] = new JsonObject { ["media_id"] = media } }, ct);
    }

    private async Task<ApiAnswer> UploadAsync(string url, MediaFile file, CancellationToken ct)
    {
        var (body, contentType) = Multipart.Of(file);
        var address = new Uri(url.Replace("/webhook/send?", "/webhook/upload_media?", StringComparison.Ordinal) + "&type=file");
        return WeComApi.Read(await calls.PostAsync(address, body, contentType, ct, TimeSpan.FromSeconds(60)));
    }

    private async Task<SendOutcome> PostAsync(string name, string url, JsonObject body, CancellationToken ct)
    {
        var answer = WeComApi.Read(await calls.PostAsync(new Uri(url), JsonSerializer.SerializeToUtf8Bytes(body, WeComApi.Json), "application/json", ct));
        switch (answer)
        {
            case ApiAnswer.Refused { Code: 45009 }:
                var quota = WeComQuotas.Webhook(name);
                return new SendOutcome.Deferred(quota.Key, quotas.Rest(quota));
            case ApiAnswer.Refused { Code: 93000 or 93004 or 93008 } gone:
                _dead[name] = gone.Code;
                Log.Dead(log, name, gone.Code);
                break;
            case ApiAnswer.Ok:
                _dead.TryRemove(name, out _);
                break;
        }

        return answer.ToOutcome(_ => new SendOutcome.Sent(null), repeatable: false);
    }

    // MD5 because the platform asks for it as a checksum.
#pragma warning disable CA5351
    private static JsonObject Picture(ReadOnlySpan<byte> bytes) => new()
    {
        ["msgtype"] = "image",
        ["image"] = new JsonObject { ["base64"] = Convert.ToBase64String(bytes), ["md5"] = Convert.ToHexStringLower(MD5.HashData(bytes)) },
    };
#pragma warning restore CA5351

    private static string Place(string name) => $"webhook:{name}";

    private string NameOf(Parcel piece) => WebhookNames.For(piece.To, Knows) ?? "";

    private static partial class Log
    {
        [LoggerMessage(330, LogLevel.Error, "The webhook {Name} is gone: {Code}")]
        public static partial void Dead(ILogger logger, string name, int code);
    }
}
