using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>上坪村多少了: totals as of now, the running week, the place in the newest issue, the last report.</summary>
public static class UnitDetailText
{
    private static readonly Metric[] Weekly = [Metric.HouseholdVisit, Metric.PeopleReached, Metric.Case];

    /// <summary>Week = the running one, Monday to Sunday, so that 本周安装5 said on Thursday is in it. Newest = the newest issue, for the place; lastReport = when the unit last reported (UTC), null if never.</summary>
    public static string For(TotalsBook book, OrgUnit unit, Period week, WeeklyStanding? newest, DateTimeOffset? lastReport, DateTimeOffset now)
    {
        var today = Figures.LocalDate(now);
        var parts = new List<string> { Installed(book, unit, newest, today) };
        if (book.TotalAsOf(unit.Id, Metric.AppRegister, today) is { } registered) parts.Add($"注册{Figures.Count(registered)}");
        parts.Add(book.NewIn(unit.Id, Metric.AppInstall, week) is { } gain ? $"本周安装+{Figures.Count(gain)}" : "本周安装未报");
        parts.AddRange(Weekly.Select(m => (Metric: m, Value: book.NewIn(unit.Id, m, week))).Where(x => x.Value is not null)
            .Select(x => BookingText.Named(x.Metric, x.Value!.Value)));
        var last = lastReport is { } at ? $"最近一次报送：{Figures.MomentSeenFrom(at, now)}。" : "尚未报送过。";
        var ended = unit.Closed <= today ? $"（{Figures.Day(unit.Closed!.Value)}起撤销）" : "";
        return $"截至{Figures.Moment(now)}，{unit.Name}{ended}：{string.Join('，', parts)}。{last}";
    }

    private static string Installed(TotalsBook book, OrgUnit unit, WeeklyStanding? newest, DateOnly today)
    {
        if (book.TotalAsOf(unit.Id, Metric.AppInstall, today) is not { } total) return "尚无累计安装数";
        var place = newest?.Leagues.SelectMany(l => l.Ranked ? l.Places : []).FirstOrDefault(p => p.UnitId == unit.Id);
        var rank = place is null || newest is null ? "" : $"，第{newest.WeekNumber}周第{place.Rank}名";
        return unit.Base is > 0
            ? $"安装{Figures.Count(total)}（{Figures.Percent(total / unit.Base.Value * 100)}，基数{Figures.Count(unit.Base.Value)}人{rank}）"
            : $"安装{Figures.Count(total)}（无人口基数）";
    }
}
