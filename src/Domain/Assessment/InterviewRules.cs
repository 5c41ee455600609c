using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>Interviews with the first responsible as proposals that say which rule fired (rule J9).</summary>
public static class InterviewRules
{
    public static IEnumerable<Measure> Of(AssessmentFacts facts, InterviewPolicy policy) => [.. Cases(facts, policy), .. Reds(facts, policy), .. High(facts, policy)];

    /// <summary>One a case: bound to be held when the callback says nothing came, or in a unit; else as the office sees fit.</summary>
    private static IEnumerable<Measure> Cases(AssessmentFacts facts, InterviewPolicy policy)
    {
        foreach (var fact in facts.Cases)
        {
            var unit = facts.Tree[fact.UnitId];
            var (rule, why) = fact switch
            {
                { PublicityReached: false } => ("interview-unreached", "，回访时当事人说没有接受过宣传"),
                _ when unit.Kind == UnitKind.Unit => ("interview-unit-case", ""),
                _ => ("interview-case", ""),
            };
            if (rule == "interview-unreached" || policy.EachCase)
                yield return facts.New($"{rule}/{fact.Source}", fact.UnitId, MeasureKind.Interview, rule, fact.Days.To, DeductionRules.What(fact) + why, policy.Plan) with { Source = fact.Source };
        }
    }

    private static IEnumerable<Measure> Reds(AssessmentFacts facts, InterviewPolicy policy) => facts.Measures.Where(m => m is { Kind: MeasureKind.Red, Counts: true })
        .Select(m => facts.New($"interview-red/{m.Id}", m.UnitId, MeasureKind.Interview, "interview-red", facts.Today, $"被亮红牌（{MeasureText.Label(m)}）", policy.Plan) with { Source = m.Id });

    /// <summary>Whole months running with more cases per 10,000 people than the township as a whole, and at least one in each.</summary>
    private static IEnumerable<Measure> High(AssessmentFacts facts, InterviewPolicy policy)
    {
        var first = new DateOnly(facts.Today.Year, facts.Today.Month, 1);
        var months = Enumerable.Range(1, policy.HighMonths).Reverse().Select(back => first.AddMonths(-back)).Select(m => new Period(m, m.AddMonths(1).AddDays(-1))).ToList();
        var mean = months.Select(m => PerTenThousand(facts, facts.Scope.Id, facts.Units.Sum(u => u.Base ?? 0), m)).ToList();
        if (mean.Contains(null)) yield break;
        foreach (var unit in facts.Units)
        {
            var own = months.Select(m => PerTenThousand(facts, unit.Id, unit.Base ?? 0, m)).ToList();
            if (!own.Zip(mean).All(p => p.First > p.Second)) continue;
            var said = string.Join("，", months.Select((m, i) => $"{m.From.Month}月万人发案{Figures.Tenth(own[i]!.Value)}起（全域{Figures.Tenth(mean[i]!.Value)}）"));
            yield return facts.New($"interview-high/{unit.Id}/{first:yyyy-MM}", unit.Id, MeasureKind.Interview, "interview-high", first.AddDays(-1), $"连续{months.Count}个月高于平均：{said}", policy.Plan);
        }
    }

    private static decimal? PerTenThousand(AssessmentFacts facts, string unitId, int people, Period month) =>
        people > 0 && facts.Book.NewIn(unitId, Metric.Case, month) is { } cases ? cases * 10_000 / people : null;
}
