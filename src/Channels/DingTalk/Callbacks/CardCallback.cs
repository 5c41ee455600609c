using System.Globalization;
using System.Text;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.DingTalk.Webhooks;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Callbacks;

/// <summary>Presses of cards over HTTP, where outgoing WebSockets are blocked (rule P13): signed over the time only, answered with what the card shall show.</summary>
internal sealed partial class CardCallback(string secret, CardPresses presses, TimeProvider clock, ILogger log) : ICallback
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public string Path => "/callback/dingtalk/cards";

    public async Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct)
    {
        var time = request.Headers.GetValueOrDefault("x-ddpaas-signature-timestamp", "");
        if (Fault(request, time) is { } fault)
        {
            Log.Refused(log, fault);
            return CallbackAnswer.Refused;
        }

        var shown = await presses.TakeAsync(Encoding.UTF8.GetString(request.Body.Span), time, ct);
        return shown is null ? CallbackAnswer.Empty : new CallbackAnswer(200, "application/json", DingTalkApi.Text(shown));
    }

    private string? Fault(CallbackRequest request, string time)
    {
        if (request.Method != "POST") return "method";
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return "timestamp";
        if (!HmacSign.IsSame(HmacSign.OfTime(secret, time), request.Headers.GetValueOrDefault("x-ddpaas-signature", ""))) return "signature";
        return Math.Abs(clock.GetUtcNow().ToUnixTimeMilliseconds() - milliseconds) > Window.TotalMilliseconds ? "too-old-or-ahead" : null;
    }

    private static partial class Log
    {
        [LoggerMessage(360, LogLevel.Warning, "A press of a card of DingTalk over HTTP was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
