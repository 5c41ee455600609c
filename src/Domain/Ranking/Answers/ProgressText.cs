using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What progress answers are drawn from. Week = the running week, Monday to Sunday. Duties = those of the newest week due.</summary>
public sealed record ProgressFacts(TotalsBook Book, OrgUnit Scope, Period Week, IReadOnlyList<Duty> Duties, RankingPolicy Policy, DateTimeOffset Now);

/// <summary>进度怎么样 and 这周跟上周比: figures with their moment and base; what nobody reported is said, never estimated.</summary>
public static class ProgressText
{
    public static string For(ProgressFacts facts)
    {
        var today = Figures.LocalDate(facts.Now);
        var (installed, people) = RateFacts.At(facts.Book, facts.Scope, Metric.AppInstall, today);
        var asOf = $"截至{Figures.Moment(facts.Now)}：{Figures.Whole(facts.Scope.Name)}";
        if (installed is not { } total || people is not > 0) return $"{asOf}尚无累计安装数和人口基数，无法计算安装率。{Reports(facts)}{ByTownship(facts, today)}";
        var rate = total / people.Value * 100;
        var week = facts.Book.NewIn(facts.Scope.Id, Metric.AppInstall, facts.Week);
        var gain = week is { } news ? $"，本周+{Figures.Count(news)}" : "，本周尚无数据";
        return $"{asOf}安装{Figures.Count(total)}人（{Figures.Percent(rate)}，基数{Figures.Count(people.Value)}人）{gain}。"
            + Reports(facts) + Target(facts, today) + Cases(facts, today) + ByTownship(facts, today);
    }

    /// <summary>安装 +126 / 上周同期 +141（-10.6%）；发案 2 / 3；损失 8.6万元 / 12.4万元. Against = the same days of last week, month or year.</summary>
    public static string Comparison(ProgressFacts facts, TrendKind against = TrendKind.LastWeek, Metric? metric = null)
    {
        var today = Figures.LocalDate(facts.Now);
        var month = new Period(new DateOnly(today.Year, today.Month, 1), today);
        var week = new Period(facts.Week.From, today);
        var (nowWord, now, thenWord, then) = against switch
        {
            TrendKind.LastMonth => ("本月", month, "上月同期", new Period(month.From.AddMonths(-1), today.AddMonths(-1))),
            TrendKind.LastYear => ("本月", month, "去年同期", new Period(month.From.AddYears(-1), today.AddYears(-1))),
            _ => ("本周", week, "上周同期", new Period(week.From.AddDays(-7), week.To.AddDays(-7))),
        };
        Metric[] always = [Metric.AppInstall, Metric.Case, Metric.Loss];
        var compared = metric is { } asked && asked != Metric.InstallRate ? always.Append(asked).Distinct() : always;
        return $"截至{Figures.Moment(facts.Now)}，{facts.Scope.Name}{nowWord}（{now}）/ {thenWord}（{then}）：{string.Join('；', compared.Select(m => Compared(facts, m, now, then)))}。";
    }

    private static string Compared(ProgressFacts facts, Metric metric, Period now, Period then)
    {
        var (a, b) = (facts.Book.NewIn(facts.Scope.Id, metric, now), facts.Book.NewIn(facts.Scope.Id, metric, then));
        var share = BookingText.IsApp(metric) && a is { } x && b is > 0 ? $"（{Figures.Points((x - b.Value) / b.Value * 100)}%）" : "";
        return $"{metric.ChineseName()} {Written(metric, a)} / {Written(metric, b)}{share}";
    }

    private static string Written(Metric metric, decimal? value) => value is not { } v ? "未报" : metric switch
    {
        Metric.Loss or Metric.LossAvoided => Figures.Money(v),
        _ => (BookingText.IsApp(metric) ? "+" : "") + Figures.Count(v),
    };

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

    private static string Target(ProgressFacts facts, DateOnly today)
    {
        var outlook = TargetOutlook.Of(facts.Book, facts.Scope, facts.Policy, facts.Now);
        if (outlook.Ahead.FirstOrDefault(m => m.Date >= today) is not { } next) return "";
        var due = outlook.Expected is { } expected && next.Date > today ? $"，今天应到{Figures.Percent(expected)}" : "";
        var target = $"目标{Figures.ShortPercent(next.Percent)}（{Figures.Day(next.Date)}{due}）";
        if (outlook.Missing(next) <= 0) return target + "，已达到。";
        return outlook.Reached(next) is { } day ? $"{target}，按近{TargetOutlook.PaceWeeks}周速度预计{Figures.Day(day)}达到。" : target + "。";
    }

    private static string Cases(ProgressFacts facts, DateOnly today)
    {
        var cases = facts.Book.NewIn(facts.Scope.Id, Metric.Case, Period.Of(today));
        return cases is { } count ? $"今日发案{Figures.Count(count)}起。" : "今日发案派出所未报。";
    }
}
