using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Inbound;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Callbacks;

/// <summary>
/// Events over HTTP (rule P13): signed and encrypted, answered with the encrypted word success. A delivery that was taken before gets the same
/// answer and goes no further.
/// </summary>
public sealed partial class EventCallback(CallbackCrypto crypto, ChatNewsHeard? news, TimeProvider clock, ILogger log) : ICallback
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly RecentMap<bool> _taken = new(50_000);

    public string Path => "/callback/dingtalk/events";

    public async Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct)
    {
        var opened = Open(request);
        if (opened is not Opened.Plain plain)
        {
            Log.Refused(log, ((Opened.Refused)opened).Reason);
            return CallbackAnswer.Refused;
        }

        var signature = Query(request, "msg_signature", "signature");
        if (!_taken.TryGet(signature, out _)) await TakeAsync(plain.Text, ct);
        _taken.Set(signature, true);
        return Success();
    }

    private async Task TakeAsync(string text, CancellationToken ct)
    {
        if (news is null || Body(text) is not { } body) return;
        var key = body.Text("eventId") ?? body.Text("BizId") ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
        if (EventReading.Read(body.Text("EventType") ?? "", key, body) is { } happened) await news(happened, ct);
    }

    private Opened Open(CallbackRequest request)
    {
        if (request.Method != "POST" || Body(Encoding.UTF8.GetString(request.Body.Span)) is not { } body) return new Opened.Refused("not-json");
        var (time, encrypt) = (Query(request, "timestamp", "timeStamp"), body.Text("encrypt") ?? "");
        if (!crypto.IsSigned(Query(request, "msg_signature", "signature"), time, Query(request, "nonce", "nonce"), encrypt)) return new Opened.Refused("signature");
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return new Opened.Refused("timestamp");
        return Math.Abs(clock.GetUtcNow().ToUnixTimeMilliseconds() - milliseconds) > Window.TotalMilliseconds
            ? new Opened.Refused("too-old-or-ahead")
            : crypto.Decrypt(encrypt);
    }

    private CallbackAnswer Success()
    {
        var time = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var (nonce, encrypt) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), crypto.Encrypt("success"));
        return new CallbackAnswer(
            200, "application/json", DingTalkApi.Text(new { msg_signature = crypto.Sign(time, nonce, encrypt), encrypt, timeStamp = time, nonce }));
    }

    private static JsonElement? Body(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Older deliveries spell the names in their own way.
    private static string Query(CallbackRequest request, string name, string older) =>
        request.Query.GetValueOrDefault(name) ?? request.Query.GetValueOrDefault(older, "");

    private static partial class Log
    {
        [LoggerMessage(359, LogLevel.Warning, "An event of DingTalk over HTTP was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
