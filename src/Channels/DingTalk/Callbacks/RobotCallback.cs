using System.Globalization;
using System.Text;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.DingTalk.Webhooks;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Callbacks;

/// <summary>
/// Messages to the bot over HTTP, where outgoing WebSockets are blocked (rule P13). The signature does not cover the body, so a repetition is
/// known by the message's own id, in the store. Answered empty after the insert: the reply goes out by itself. When it could not be stored the
/// exception goes to the host.
/// </summary>
public sealed partial class RobotCallback(string appSecret, MessageReading reading, Intake intake, TimeProvider clock, ILogger log) : ICallback
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public string Path => "/callback/dingtalk/robot";

    public async Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct)
    {
        if (Fault(request) is { } fault)
        {
            Log.Refused(log, fault);
            return CallbackAnswer.Refused;
        }

        if (reading.Read(Encoding.UTF8.GetString(request.Body.Span)) is not { } heard)
        {
            Log.Refused(log, "not-understood");
            return CallbackAnswer.Empty;
        }

        await intake(heard, ct);
        return CallbackAnswer.Empty;
    }

    private string? Fault(CallbackRequest request)
    {
        if (request.Method != "POST") return "method";
        var (sign, time) = (request.Headers.GetValueOrDefault("sign", ""), request.Headers.GetValueOrDefault("timestamp", ""));
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return "timestamp";
        if (!HmacSign.IsSame(HmacSign.WithSecret(appSecret, milliseconds), sign)) return "signature";
        return Math.Abs(clock.GetUtcNow().ToUnixTimeMilliseconds() - milliseconds) > Window.TotalMilliseconds ? "too-old-or-ahead" : null;
    }

    private static partial class Log
    {
        [LoggerMessage(358, LogLevel.Warning, "A message of DingTalk over HTTP was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
