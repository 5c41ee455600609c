using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Units side by side: the same figures of the same days for each, and no verdict (rule N9).</summary>
public static class CompareText
{
    public static string For(TotalsBook book, IReadOnlyList<OrgUnit> units, DateTimeOffset now)
    {
        var today = Figures.LocalDate(now);
        var week = CampaignWeek.Of(today).Previous;
        var year = Period.YearUpTo(today);
        var head = $"{string.Join('、', units.Select(u => u.Name))}对比，截至{Figures.Moment(now)}，上周为{week.Period}，今年从{year.From:yyyy.M.d}算起：";
        return head + "\n" + string.Join('\n', units.Select(u => Line(book, u, week.Period, year, today)));
    }

    private static string Line(TotalsBook book, OrgUnit unit, Period week, Period year, DateOnly today)
    {
        string Work(Metric metric) => metric.ChineseName() + (book.NewIn(unit.Id, metric, week) is { } value ? BookingText.Amount(metric, value) : "未报");
        var cases = book.NewIn(unit.Id, Metric.Case, year) is { } count
            ? $"今年发案{BookingText.Number(count)}起、损失{Figures.Money(book.NewIn(unit.Id, Metric.Loss, year) ?? 0)}"
            : "今年没有发案记录";
        return $"{unit.Name}：{Rate(RateFacts.At(book, unit, Metric.AppInstall, today))}；上周{Work(Metric.AppInstall)}、{Work(Metric.AppRegister)}、{Work(Metric.HouseholdVisit)}；{cases}";
    }

    private static string Rate(RateFacts facts) => facts switch
    {
        { Total: null } => "没有累计安装数",
        { Rate: { } rate } => $"累计安装{Figures.Count(facts.Total.Value)}（{Figures.Percent(rate)}，基数{Figures.Count(facts.Base!.Value)}人）",
        _ => $"累计安装{Figures.Count(facts.Total.Value)}（无人口基数）",
    };
}
