using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Calendar;

/// <summary>A week of the campaign: Monday 00:00 to Sunday 24:00 local, ISO year and number (1–53). Written 2026-W24, which sorts as text.</summary>
public sealed partial record CampaignWeek : IComparable<CampaignWeek>
{
    private CampaignWeek(DateOnly monday)
    {
        Monday = monday;
        Year = ISOWeek.GetYear(monday);
        Number = ISOWeek.GetWeekOfYear(monday);
    }

    public int Year { get; }

    public int Number { get; }

    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(6);

    public Period Period => new(Monday, Sunday);

    public CampaignWeek Next => new(Monday.AddDays(7));

    public CampaignWeek Previous => new(Monday.AddDays(-7));

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, 7).Select(Monday.AddDays);

    public static CampaignWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    public static CampaignWeek Of(DateTimeOffset instant) => Of(WorkCalendar.LocalDate(instant));

    /// <summary>The numbered week of an ISO year, or null when the year has no such week.</summary>
    public static CampaignWeek? Of(int year, int number) =>
        year is > 1 and < 9999 && number >= 1 && number <= ISOWeek.GetWeeksInYear(year)
            ? new CampaignWeek(ISOWeek.ToDateOnly(year, number, DayOfWeek.Monday))
            : null;

    /// <summary>Reads 2026-W24; with a year also 24, W24 and 第24周. Null when it is no week.</summary>
    public static CampaignWeek? Parse(string text, int? year = null)
    {
        var match = Written().Match(text.Trim());
        if (!match.Success) return null;
        var ofYear = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : year;
        return ofYear is { } y ? Of(y, int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    public int CompareTo(CampaignWeek? other) => other is null ? 1 : Monday.CompareTo(other.Monday);

    public override string ToString() => FormattableString.Invariant($"{Year:0000}-W{Number:00}");

    public static bool operator <(CampaignWeek left, CampaignWeek right) => left.CompareTo(right) < 0;

    public static bool operator >(CampaignWeek left, CampaignWeek right) => left.CompareTo(right) > 0;

    public static bool operator <=(CampaignWeek left, CampaignWeek right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CampaignWeek left, CampaignWeek right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^(?:(?<year>[0-9]{4})-)?(?:W|w|第)?(?<number>[0-9]{1,2})周?$")]
    private static partial Regex Written();
}
