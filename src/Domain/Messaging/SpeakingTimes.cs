using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Messaging;

/// <summary>When a message may go out: bulk waits out quiet hours (rule T3), answers above the limit of a conversation wait a minute and are merged (rule A4).</summary>
public sealed class SpeakingTimes(WorkCalendar calendar, int answersPerMinute)
{
    private const long Slot = 10 * TimeSpan.TicksPerSecond;

    /// <summary>Due = when to send; Held = it waits, may be overtaken and is merged with its neighbours. RecentAnswers = answers of the last minute in the conversation.</summary>
    public (DateTimeOffset Due, bool Held) For(OutboundMessage message, int recentAnswers, DateTimeOffset now)
    {
        if (message.NotBefore is { } later && later > now) return (later, true);
        return message.Lane switch
        {
            Lane.Bulk when calendar.IsQuiet(now) => (calendar.QuietEnds(now), true),
            Lane.Reply when recentAnswers >= answersPerMinute => (Together(now.AddMinutes(1)), true),
            _ => (now, false),
        };
    }

    // What is held within ten seconds comes due at one instant: only so can it be sent as one message.
    private static DateTimeOffset Together(DateTimeOffset due) => new(((due.Ticks / Slot) + 1) * Slot, due.Offset);
}
