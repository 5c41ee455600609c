using System.Globalization;
using System.Text.Json.Serialization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>
/// The days a bulletin is about (rule N4): a week, or the weeks whose Sunday lies in the month, so that every weekly number belongs to one month and a
/// month is the sum of its weeks. Where no weekly data are collected, the calendar month. Before and YearAgo are cut the same way.
/// </summary>
public sealed record BulletinSpan(string Key, int Year, int Number, bool Monthly, Period Days, Period Before, Period YearAgo, Period ThisYear, Period LastYear)
{
    /// <summary>第24周, 6月.</summary>
    public string Name => Monthly ? FormattableString.Invariant($"{Number}月") : FormattableString.Invariant($"第{Number}周");

    public string This => Monthly ? "本月" : "本周";

    public string Last => Monthly ? "上月" : "上周";

    /// <summary>The week with whose freeze the figures stand.</summary>
    [JsonIgnore]
    public CampaignWeek Closing => CampaignWeek.Of(Days.To);

    public static BulletinSpan Of(CampaignWeek week)
    {
        var ago = CampaignWeek.Of(week.Year - 1, week.Number) ?? CampaignWeek.Of(week.Monday.AddDays(-364));
        return Of(week.ToString(), week.Year, week.Number, false, week.Period, week.Previous.Period, ago.Period);
    }

    public static BulletinSpan Of(int year, int month, bool byWeeks)
    {
        var first = new DateOnly(year, month, 1);
        Period Cut(DateOnly from) => byWeeks ? Weeks(from) : new Period(from, from.AddMonths(1).AddDays(-1));
        return Of(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), year, month, true, Cut(first), Cut(first.AddMonths(-1)), Cut(first.AddYears(-1)));
    }

    /// <summary>From the Monday before the first Sunday to the last Sunday.</summary>
    private static Period Weeks(DateOnly first)
    {
        var sunday = CampaignWeek.Of(first).Sunday;
        return new Period(sunday.AddDays(-6), CampaignWeek.Of(first.AddMonths(1)).Previous.Sunday);
    }

    /// <summary>The year of a span is the one it ends in, from 1 January (rule B16), and last year's ends with the week or month it is compared with.</summary>
    private static BulletinSpan Of(string key, int year, int number, bool monthly, Period days, Period before, Period ago) =>
        new(key, year, number, monthly, days, before, ago, Period.YearUpTo(days.To), Period.YearUpTo(ago.To));
}
