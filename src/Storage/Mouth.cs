using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>The one way to say something: into the outbox, at the time the rules allow. Handlers and jobs use it; only the relay sends.</summary>
public sealed class Mouth(Outbox outbox, SpeakingTimes times)
{
    /// <summary>False when the key was said before.</summary>
    public async Task<bool> SayAsync(Session session, OutboundMessage message, DateTimeOffset now)
    {
        var recent = message.Lane == Lane.Reply ? await outbox.RecentAnswersAsync(session, message.ConversationId, now.AddMinutes(-1)) : 0;
        var (due, held) = times.For(message, recent, now);
        return await outbox.EnqueueAsync(session, message, due, held, now);
    }
}
