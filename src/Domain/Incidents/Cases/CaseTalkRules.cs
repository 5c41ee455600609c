using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>Until when the three talks after a case are due (rule I13). Days from the day the case was complete.</summary>
public sealed record CaseTalkRules(int Days)
{
    /// <summary>How long back talks are listed and asked for.</summary>
    public static TimeSpan Back { get; } = TimeSpan.FromDays(60);

    public DateOnly Until(FraudCase c) => WorkCalendar.LocalDate(c.ConfirmedAt ?? c.OpenedAt).AddDays(Days);

    public static IReadOnlyList<TalkPlace> Missing(IReadOnlyList<CaseTalk> talks) => [.. Enum.GetValues<TalkPlace>().Where(p => talks.All(t => t.Place != p || t.People == 0))];
}
