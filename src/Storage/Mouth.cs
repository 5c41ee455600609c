using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>The one way to say something: into the outbox, at the time the rules allow. Handlers and jobs use it; only the relay sends.</summary>
public sealed class Mouth(Outbox outbox, SpeakingTimes times, Hearing hearing = Hearing.All)
{
    /// <summary>
    /// False when the key was said before. A text too long for a platform goes out in pieces (rule C13); what belongs to the whole (the
    /// people it calls, the message it answers) goes with the first, files and the delivery it completes with the last.
    /// </summary>
    public async Task<bool> SayAsync(Session session, OutboundMessage message, DateTimeOffset now)
    {
        // The words of an edition are the office's own; they say themselves how to answer.
        if (hearing == Hearing.Mention && message.DeliveryId is null && !message.Key.StartsWith("push/", StringComparison.Ordinal)
            && PrivateChats.MemberIn(message.ConversationId) is null) message = message with { Text = Prompts.WithMention(message.Text) };
        var pages = TextLimits.Pages(message.Text.Split('\n'));
        if (pages.Count == 1) return await EnqueueAsync(session, message, now);
        var first = await EnqueueAsync(session, message with { Text = pages[0], Attachments = [], DeliveryId = null }, now);
        for (var i = 1; i < pages.Count; i++)
        {
            var last = i == pages.Count - 1;
            await EnqueueAsync(session, message with
            {
                Key = FormattableString.Invariant($"{message.Key}#{i + 1}"),
                // A topic of its own: pieces of one message must not overtake each other.
                Topic = message.Topic is null ? null : FormattableString.Invariant($"{message.Topic}#{i + 1}"),
                Text = pages[i],
                ReplyTo = null,
                Mentions = [],
                Attachments = last ? message.Attachments : [],
                DeliveryId = last ? message.DeliveryId : null,
            }, now);
        }

        return first;
    }

    private async Task<bool> EnqueueAsync(Session session, OutboundMessage message, DateTimeOffset now)
    {
        var recent = message.Lane == Lane.Reply ? await outbox.RecentAnswersAsync(session, message.ConversationId, now.AddMinutes(-1)) : 0;
        var (due, held) = times.For(message, recent, now);
        return await outbox.EnqueueAsync(session, message, due, held, now);
    }
}
