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
        var (installed, people) = RateFacts.At(facts.Book, facts.Scope, Metric.AppInstall, today);
        var asOf = $"截至{Figures.Moment(facts.Now)}：{Figures.Whole(facts.Scope.Name)}";
        if (installed is not { } total || people is not > 0) return $"{asOf}尚无累计安装数和人口基数，无法计算安装率。{Reports(facts)}{ByTownship(facts, today)}";
        var rate = total / people.Value * 100;
        var week = facts.Book.NewIn(facts.Scope.Id, Metric.AppInstall, new Period(facts.Week.From, today));
        var gain = week is { } news ? $"，本周+{Figures.Count(news)}" : "，本周尚无数据";
        return $"{asOf}安装{Figures.Count(total)}人（{Figures.Percent(rate)}，基数{Figures.Count(people.Value)}人）{gain}。"
            + Reports(facts) + Target(facts, total, people.Value, today) + Cases(facts, today) + ByTownship(facts, today);
    }

    /// <summary>安装 +126 / 上周同期 +141（-10.6%）；发案 2 / 3；损失 8.6万元 / 12.4万元。</summary>
    public static string Comparison(ProgressFacts facts)
    {
        var now = new Period(facts.Week.From, Figures.LocalDate(facts.Now));
        return Comparison(facts, "本周", now, "上周同期", new Period(now.From.AddDays(-7), now.To.AddDays(-7)));
    }

    /// <summary>The month so far against the same days of the month before; a day the shorter month lacks is its last.</summary>
    public static string MonthComparison(ProgressFacts facts)
    {
        var today = Figures.LocalDate(facts.Now);
        var now = new Period(new DateOnly(today.Year, today.Month, 1), today);
        return Comparison(facts, "本月", now, "上月同期", new Period(now.From.AddMonths(-1), today.AddMonths(-1)));
    }

    private static string Comparison(ProgressFacts facts, string nowWord, Period now, string thenWord, Period then)
    {
        decimal? In(Metric metric, Period period) => facts.Book.NewIn(facts.Scope.Id, metric, period);
        var (a, b) = (In(Metric.AppInstall, now), In(Metric.AppInstall, then));
        var share = a is { } x && b is > 0 ? $"（{Figures.Points((x - b.Value) / b.Value * 100)}%）" : "";
        string Count(decimal? value, string sign = "") => value is { } v ? sign + Figures.Count(v) : "未报";
        string Money(decimal? value) => value is { } v ? Figures.Money(v) : "未报";
        return $"截至{Figures.Moment(facts.Now)}，{nowWord}（{now}）/ {thenWord}（{then}）：安装 {Count(a, "+")} / {Count(b, "+")}{share}；"
            + $"发案 {Count(In(Metric.Case, now))} / {Count(In(Metric.Case, then))}；损失 {Money(In(Metric.Loss, now))} / {Money(In(Metric.Loss, then))}。";
    }

    /// <summary>清溪乡 安装6,412人（75.9%），21个单位已报11个: one line a township for a county that has several (rule K12).</summary>
    private static string ByTownship(ProgressFacts facts, DateOnly today)
    {
        var tree = facts.Book.Tree;
        var townships = tree.Subtree(facts.Scope.Id).Where(u => u.Tier == Tier.Township).ToList();
        if (facts.Scope.Tier != Tier.County || townships.Count < 2) return "";
        return "\n" + string.Join('\n', townships.Select(t =>
        {
            var duties = facts.Duties.Where(d => tree.IsWithin(d.UnitId, t.Id)).ToList();
            var rate = RateFacts.At(facts.Book, t, Metric.AppInstall, today);
            var shown = rate.Rate is { } r ? $"安装{Figures.Count(rate.Total!.Value)}人（{Figures.Percent(r)}）" : "尚无累计数";
            return duties.Count == 0 ? $"{t.Name} {shown}" : $"{t.Name} {shown}，{duties.Count}个单位已报{duties.Count(d => d.State is DutyState.Done or DutyState.Late)}个";
        }));
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
