namespace AntiFraudBot.Domain.Assessment;

/// <summary>What the office should decide next: new proposals, and measures whose ground is gone. Pure; the store keeps each once.</summary>
public static class Proposals
{
    /// <summary>Proposals not made before. Of one ground the stronger card alone.</summary>
    public static IReadOnlyList<Measure> New(AssessmentFacts facts, AssessmentPolicy policy)
    {
        if (!policy.Enabled) return [];
        var known = facts.Measures.Select(m => m.Id).ToHashSet();
        return
        [
            .. DeductionRules.Of(facts, policy.Score).Concat(CardRules.Of(facts, policy.Cards)).Concat(InterviewRules.Of(facts, policy.Interviews))
                .Where(m => !known.Contains(m.Id) && m.Day.Year == facts.Today.Year)
                .OrderBy(m => facts.Tree[m.UnitId].Order).ThenBy(m => m.Kind).ThenBy(m => m.Day),
        ];
    }

    /// <summary>Proposals that rest on a ledger entry which no longer counts: corrected or taken back before anybody decided.</summary>
    public static IReadOnlyList<Measure> Groundless(AssessmentFacts facts) => [.. Unfounded(facts).Where(m => m.State == MeasureState.Proposed)];

    /// <summary>The same of what was decided already: only the office takes it back.</summary>
    public static IReadOnlyList<Measure> ToReview(AssessmentFacts facts) => [.. Unfounded(facts).Where(m => m.Counts || m.State == MeasureState.Appealed)];

    private static IEnumerable<Measure> Unfounded(AssessmentFacts facts)
    {
        var sources = facts.Cases.Select(c => c.Source).ToHashSet();
        return facts.Measures.Where(m => m.Day.Year == facts.Today.Year && m.Source is { } source && RestsOnCase(m) && !sources.Contains(source));
    }

    private static bool RestsOnCase(Measure m) =>
        m.Rule is "case" or "staff-case" or "not-reached" or "great-loss" or "interview-case" or "interview-unit-case" or "interview-unreached";
}
