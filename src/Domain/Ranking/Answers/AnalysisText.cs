using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>The paragraph under the bulletin for leaders: what the two issues show, no causes and no advice (rule K11).</summary>
public static class AnalysisText
{
    private const int Named = 3;

    /// <summary>Previous = the issue before this one, null for the first.</summary>
    public static string For(WeeklyStanding issue, WeeklyStanding? previous)
    {
        string?[] facts = [Whole(issue, previous), Fastest(issue), Standstill(issue, previous), Behind(issue), Cases(issue), Silent(issue, previous)];
        var said = facts.OfType<string>().ToList();
        return said.Count == 0 ? "分析：本期数据不足，没有可比的。" : "分析：\n" + string.Join('\n', said.Select((fact, i) => $"{i + 1}. {fact}"));
    }

    private static string? Whole(WeeklyStanding issue, WeeklyStanding? previous)
    {
        if (issue.Rate() is not { } rate || previous?.Rate() is not { } before) return null;
        var news = issue.NewInstalls is { } now && previous.NewInstalls is { } then
            ? $"；本周新增安装{Figures.Count(now)}，上期{Figures.Count(then)}{(then > 0 ? $"（{Figures.Points((now - then) / then * 100)}%）" : "")}"
            : "";
        return $"{Figures.Whole(issue.ScopeName)}安装率{Figures.Percent(rate)}，比上期{Figures.Points(rate - before)}个百分点{news}。";
    }

    private static string? Fastest(WeeklyStanding issue)
    {
        var moved = Places(issue).Where(p => p.Change > 0).OrderByDescending(p => p.Change).Take(Named).ToList();
        return moved.Count == 0 ? null : $"升得最多：{string.Join('、', moved.Select(p => $"{p.Unit}{Figures.Points(p.Change!.Value)}"))}个百分点。";
    }

    private static string? Standstill(WeeklyStanding issue, WeeklyStanding? previous)
    {
        if (previous is null) return null;
        var before = Places(previous).DistinctBy(p => p.UnitId).ToDictionary(p => p.UnitId, p => p.Installed);
        var still = Places(issue).Where(p => before.TryGetValue(p.UnitId, out var old) && old == p.Installed).Select(p => p.Unit).ToList();
        return still.Count == 0 ? null : $"累计数与上期相同{still.Count}个：{string.Join('、', still)}。";
    }

    private static string? Behind(WeeklyStanding issue)
    {
        if (issue.Plan is not { } plan) return null;
        var behind = Places(issue).Where(p => p.Rate < plan).OrderBy(p => p.Rate).ToList();
        return behind.Count == 0
            ? $"排名的单位都达到序时目标{Figures.ShortPercent(plan)}。"
            : $"低于序时目标{Figures.ShortPercent(plan)}的{behind.Count}个，差得最多：{string.Join('、', behind.Take(Named).Select(p => $"{p.Unit}{Figures.Percent(p.Rate!.Value)}"))}。";
    }

    private static string? Cases(WeeklyStanding issue)
    {
        if (issue.This.Cases is not { } now || issue.Last.Cases is not { } then) return null;
        var change = now == then ? "与上周持平" : $"比上周{(now > then ? "多" : "少")}{BookingText.Number(Math.Abs(now - then))}起";
        var money = issue.This.Loss is { } loss && issue.Last.Loss is { } before && loss != before
            ? $"，损失{(loss > before ? "多" : "少")}{Figures.Money(Math.Abs(loss - before))}"
            : "";
        return $"发案{change}{money}。";
    }

    private static string? Silent(WeeklyStanding issue, WeeklyStanding? previous)
    {
        var twice = issue.Timeliness.Missing.Intersect(previous?.Timeliness.Missing ?? []).ToList();
        return twice.Count == 0 ? null : $"连续两期未报：{string.Join('、', twice)}。";
    }

    private static IEnumerable<Place> Places(WeeklyStanding issue) => issue.Leagues.SelectMany(l => l.Ranked ? l.Places : []);
}
