using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What progress answers are drawn from. Week = the running week, Monday to Sunday. Duties = those of the newest week due.</summary>
public sealed record ProgressFacts(TotalsBook Book, OrgUnit Scope, Period Week, IReadOnlyList<Duty> Duties, RankingPolicy Policy, DateTimeOffset Now);

/// <summary>进度怎么样 and 这周跟上周比: figures with their moment and base; what nobody reported is said, never estimated.</summary>
public static class ProgressText
{
    private const int PaceWeeks = 4;

    public static string For(ProgressFacts facts)
    {
        var today = Figures.LocalDate(facts.Now);
        var (installed, people) = Together(facts, today);
        var asOf = $"截至{Figures.Moment(facts.Now)}：{Figures.Whole(facts.Scope.Name)}";
        if (installed is not { } total || people is not > 0) return $"{asOf}尚无累计安装数和人口基数，无法计算安装率。{Reports(facts)}";
        var rate = total / people.Value * 100;
        var week = facts.Book.NewIn(facts.Scope.Id, Metric.AppInstall, new Period(facts.Week.From, today));
        var gain = week is { } news ? $"，本周+{Figures.Count(news)}" : "，本周尚无数据";
        return $"{asOf}安装{Figures.Count(total)}人（{Figures.Percent(rate)}，基数{Figures.Count(people.Value)}人）{gain}。"
            + Reports(facts) + Target(facts, total, people.Value, today) + Cases(facts, today);
    }

    /// <summary>安装 +126 / 上周同期 +141（-10.6%）；发案 2 / 3；损失 8.6万元 / 12.4万元。</summary>
    public static string Comparison(ProgressFacts facts)
    {
        var today = Figures.LocalDate(facts.Now);
        var now = new Period(facts.Week.From, today);
        var then = new Period(now.From.AddDays(-7), now.To.AddDays(-7));
        decimal? In(Metric metric, Period period) => facts.Book.NewIn(facts.Scope.Id, metric, period);
        var (a, b) = (In(Metric.AppInstall, now), In(Metric.AppInstall, then));
        var share = a is { } x && b is > 0 ? $"（{Figures.Points((x - b.Value) / b.Value * 100)}%）" : "";
        string Count(decimal? value, string sign = "") => value is { } v ? sign + Figures.Count(v) : "未报";
        string Money(decimal? value) => value is { } v ? Figures.Money(v) : "未报";
        return $"截至{Figures.Moment(facts.Now)}，本周（{now}）/ 上周同期（{then}）：安装 {Count(a, "+")} / {Count(b, "+")}{share}；"
            + $"发案 {Count(In(Metric.Case, now))} / {Count(In(Metric.Case, then))}；损失 {Money(In(Metric.Loss, now))} / {Money(In(Metric.Loss, then))}。";
    }

    private static (decimal? Installed, int? People) Together(ProgressFacts facts, DateOnly day)
    {
        var known = facts.Book.Tree.Subtree(facts.Scope.Id)
            .Where(u => (u.Tier == Tier.Village || u.Id == facts.Scope.Id && u.Tier == Tier.Grid) && u.Base > 0 && !(u.Closed <= day) && !(u.Opened > day))
            .Select(u => (u.Base, Total: facts.Book.TotalAsOf(u.Id, Metric.AppInstall, day))).Where(x => x.Total is not null).ToList();
        return known.Count == 0 ? (null, null) : (known.Sum(x => x.Total), known.Sum(x => x.Base));
    }

    private static string Reports(ProgressFacts facts) => facts.Duties.Count == 0
        ? ""
        : $"{facts.Duties.Count}个单位已报{facts.Duties.Count(d => d.State is DutyState.Done or DutyState.Late)}个。";

    private static string Target(ProgressFacts facts, decimal total, int people, DateOnly today)
    {
        if (facts.Policy.Milestones.OrderBy(m => m.Date).FirstOrDefault(m => m.Date >= today) is not { } next) return "";
        var target = $"目标{Figures.ShortPercent(next.Percent)}（{Figures.Day(next.Date)}）";
        var missing = (people * next.Percent / 100) - total;
        if (missing <= 0) return target + "，已达到。";
        var past = new Period(facts.Week.From.AddDays(-7 * PaceWeeks), facts.Week.From.AddDays(-1));
        var pace = facts.Book.NewIn(facts.Scope.Id, Metric.AppInstall, past);
        if (pace is not > 0) return target + "。";
        var days = (int)Math.Ceiling(missing / (pace.Value / past.Days));
        return days > 3650 ? target + "。" : $"{target}，按近{PaceWeeks}周速度预计{Figures.Day(today.AddDays(days))}达到。";
    }

    private static string Cases(ProgressFacts facts, DateOnly today)
    {
        var cases = facts.Book.NewIn(facts.Scope.Id, Metric.Case, Period.Of(today));
        return cases is { } count ? $"今日发案{Figures.Count(count)}起。" : "今日发案派出所未报。";
    }
}
