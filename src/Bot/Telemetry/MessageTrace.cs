using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Telemetry;

/// <summary>
/// One trace a message: receive, handle and send happen in different transactions, so the trace's id is derived from the message's and needs
/// no column. Tags are ids, codes and counts; never words, names or telephone numbers (rule U8).
/// </summary>
public static class MessageTrace
{
    public const string SourceName = "AntiFraudBot.Bot";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly string[] AnswerKeys = ["reply", "tell", "parked", "files"];

    /// <summary>Null when nobody listens.</summary>
    public static Activity? Receive(string messageId) => Start("receive", messageId, ActivityKind.Server)?.SetTag("message.id", messageId);

    public static Activity? Handle(string messageId, int attempt) =>
        Start("handle", messageId, ActivityKind.Internal)?.SetTag("message.id", messageId).SetTag("attempt", attempt);

    /// <summary>An answer belongs to the trace of the message it answers, a push to one of its own.</summary>
    public static Activity? Send(OutboundMessage message, string outboxId, int attempt) =>
        Start("send", OriginOf(message), ActivityKind.Producer)?.SetTag("outbox.id", outboxId).SetTag("channel", message.Channel).SetTag("attempt", attempt);

    public static ActivityTraceId TraceIdOf(string origin) => ActivityTraceId.CreateFromBytes(Hash(origin).AsSpan(0, 16));

    /// <summary>The id of the message that is answered, else the key up to its second slash (push/e-1).</summary>
    public static string OriginOf(OutboundMessage message)
    {
        if (message.ReplyTo is { } answered) return answered;
        var parts = message.Key.Split('/');
        return parts.Length < 2 ? message.Key : AnswerKeys.Contains(parts[0]) ? parts[1] : $"{parts[0]}/{parts[1]}";
    }

    private static Activity? Start(string name, string origin, ActivityKind kind)
    {
        if (!Source.HasListeners()) return null;
        var hash = Hash(origin);
        var parent = new ActivityContext(TraceIdOf(origin), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded, isRemote: true);
        return Source.StartActivity(name, kind, parent);
    }

    private static byte[] Hash(string origin) => SHA256.HashData(Encoding.UTF8.GetBytes(origin));
}
