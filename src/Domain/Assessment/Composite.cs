using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>A unit's composite with its parts, each 0 to its weight; Score null = Missing says which figure there is not.</summary>
public sealed record CompositeScore(OrgUnit Unit, decimal? Score, string Missing);

/// <summary>The optional composite of the newest frozen week (rule J5).</summary>
public static class Composite
{
    public static IReadOnlyList<CompositeScore> Of(AssessmentFacts facts, CompositePolicy weights)
    {
        if (facts.Issues.Count == 0) return [];
        var issue = facts.Issues[^1];
        var growth = facts.Units.ToDictionary(u => u.Id, u => u.Base is > 0 && facts.Book.NewIn(u.Id, Metric.AppInstall, issue.Period) is { } news ? news * 1000 / u.Base.Value : (decimal?)null);
        return [.. facts.Units.Select(u => Of(facts, issue, weights, u, Percentile(facts, u, growth))).OrderByDescending(s => s.Score ?? -1).ThenBy(s => s.Unit.Order)];
    }

    public static string Text(string scope, WeeklyStanding issue, IReadOnlyList<CompositeScore> scores, CompositePolicy weights)
    {
        var scored = scores.Where(s => s.Score is not null).ToList();
        var rest = scores.Where(s => s.Score is null).Select(s => $"{s.Unit.Name}（{s.Missing}）").ToList();
        return $"{scope}第{issue.WeekNumber}周综合得分：\n{string.Join('\n', scored.Select(s => $"{scored.Count(o => o.Score > s.Score) + 1} {s.Unit.Name} {Figures.Tenth(s.Score!.Value)}分"))}"
            + (rest.Count == 0 ? "" : $"\n没有打分：{string.Join('、', rest)}")
            + $"\n权重：安装率与序时目标{N(weights.Install)}，每千人新增的名次{N(weights.Growth)}，周报按时{N(weights.Timeliness)}，入户率{N(weights.Visits)}，无发案{N(weights.NoCase)}{(weights.Activity > 0 ? $"，本季度活动满{weights.Events}场{N(weights.Activity)}" : "")}。有发案的同时列入发案排名。";
    }

    private static CompositeScore Of(AssessmentFacts facts, WeeklyStanding issue, CompositePolicy weights, OrgUnit unit, decimal? percentile)
    {
        var rate = RateFacts.At(facts.Book, unit, Metric.AppInstall, issue.Period.To).Rate;
        var owed = facts.Duties.Where(d => d.UnitId == unit.Id && d.State is DutyState.Done or DutyState.Late or DutyState.Missed).ToList();
        var visits = facts.Book.NewIn(unit.Id, Metric.HouseholdVisit, new Period(facts.Year.From, issue.Period.To));
        var missing = (rate, issue.Plan, percentile, owed.Count, unit.Households) switch
        {
            (null, _, _, _, _) => "无安装率",
            (_, null, _, _, _) => "无序时目标",
            (_, _, null, _, _) => "本周未报安装",
            (_, _, _, 0, _) => "没有周报",
            (_, _, _, _, null or 0) => "无户数",
            _ => "",
        };
        if (missing.Length > 0) return new CompositeScore(unit, null, missing);
        var clean = facts.Book.NewIn(unit.Id, Metric.Case, issue.Period) is null or 0;
        var score = (weights.Install * Math.Min(1, rate!.Value / issue.Plan!.Value)) + (weights.Growth * percentile!.Value)
            + (weights.Timeliness * owed.Count(d => d.State == DutyState.Done) / owed.Count) + (weights.Visits * Math.Min(1, (visits ?? 0) / unit.Households!.Value)) + (clean ? weights.NoCase : 0)
            + (weights.Activity * Math.Min(1, Events(facts, unit, issue.Period.To) / weights.Events));
        return new CompositeScore(unit, score, "");
    }

    /// <summary>Held in the quarter up to the issue's last day: what nobody reported was not held.</summary>
    private static decimal Events(AssessmentFacts facts, OrgUnit unit, DateOnly until) =>
        facts.Book.NewIn(unit.Id, Metric.Event, new Period(new DateOnly(until.Year, ((until.Month - 1) / 3 * 3) + 1, 1), until)) ?? 0;

    /// <summary>Share of the other units of the class that grew no faster, 0 to 1.</summary>
    private static decimal? Percentile(AssessmentFacts facts, OrgUnit unit, Dictionary<string, decimal?> growth)
    {
        if (growth[unit.Id] is not { } own) return null;
        var others = facts.Units.Where(u => u.Id != unit.Id && (u.Kind == UnitKind.Unit) == (unit.Kind == UnitKind.Unit)).Select(u => growth[u.Id]).OfType<decimal>().ToList();
        return others.Count == 0 ? 1 : others.Count(o => o <= own) / (decimal)others.Count;
    }

    private static string N(decimal weight) => BookingText.Number(weight);
}
