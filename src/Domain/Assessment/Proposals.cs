namespace AntiFraudBot.Domain.Assessment;

/// <summary>What the office should decide next: new proposals, and measures whose ground is gone. Pure; the store keeps each once.</summary>
public static class Proposals
{
    /// <summary>
    /// Proposals not made before. A unit has one card at a time and one interview waiting: what comes on top at once is a further reason of the
    /// same proposal, and what a card or interview already speaks of is not proposed beside it.
    /// </summary>
    public static IReadOnlyList<Measure> New(AssessmentFacts facts, AssessmentPolicy policy)
    {
        if (!policy.Enabled) return [];
        var known = facts.Measures.Select(m => m.Id).ToHashSet();
        var made = new List<Measure>();
        // Red before yellow, what has to be before what may be.
        foreach (var measure in DeductionRules.Of(facts, policy.Score).Concat(CardRules.Of(facts, policy.Cards).OrderByDescending(m => m.Kind == MeasureKind.Red)).Concat(InterviewRules.Of(facts, policy.Interviews)).Concat(VetoRules.Of(facts, policy.Veto)))
        {
            if (known.Contains(measure.Id) || measure.Day.Year != facts.Today.Year || facts.Measures.Any(m => Covers(m, measure))) continue;
            var same = made.FindIndex(m => Joins(m, measure));
            if (same >= 0) made[same] = made[same] with { Reason = $"{made[same].Reason}；{measure.Reason}", Day = measure.Day > made[same].Day ? measure.Day : made[same].Day };
            else if (!made.Exists(m => Covers(m, measure))) made.Add(measure);
        }

        return [.. made.OrderBy(m => facts.Tree[m.UnitId].Order).ThenBy(m => m.Kind).ThenBy(m => m.Day)];
    }

    private static bool Joins(Measure made, Measure next) => made.UnitId == next.UnitId && made.Kind == next.Kind && made.Kind is MeasureKind.Yellow or MeasureKind.Red or MeasureKind.Interview or MeasureKind.Veto;

    /// <summary>Whether the other measure of the unit already speaks of it.</summary>
    private static bool Covers(Measure other, Measure next)
    {
        if (other.UnitId != next.UnitId) return false;
        var standsOrLater = other.Counts || other.Waits || other.Day >= next.Day;
        return next.Kind switch
        {
            MeasureKind.Yellow => other.Kind is MeasureKind.Yellow or MeasureKind.Red && standsOrLater,
            MeasureKind.Red => other.Kind == MeasureKind.Red && standsOrLater,
            MeasureKind.Veto => other.Kind == MeasureKind.Veto && (other.Counts || other.Waits),
            MeasureKind.Interview when next.Rule is "interview-case" or "interview-red" =>
                other.Kind == MeasureKind.Interview && (other.Waits || other.Day >= next.Day || (other.Counts && next.Day.DayNumber - other.Day.DayNumber < OneTalk)),
            _ => false,
        };
    }

    // Days in which one talk serves for what follows.
    private const int OneTalk = 30;

    /// <summary>Proposals that rest on a ledger entry which no longer counts: corrected or taken back before anybody decided.</summary>
    public static IReadOnlyList<Measure> Groundless(AssessmentFacts facts, AssessmentPolicy policy) => [.. Unfounded(facts, policy).Where(m => m.State == MeasureState.Proposed)];

    /// <summary>The same of what was decided already: only the office takes it back.</summary>
    public static IReadOnlyList<Measure> ToReview(AssessmentFacts facts, AssessmentPolicy policy) => [.. Unfounded(facts, policy).Where(m => m.Counts || m.State == MeasureState.Appealed)];

    private static IEnumerable<Measure> Unfounded(AssessmentFacts facts, AssessmentPolicy policy)
    {
        var sources = facts.Cases.Select(c => c.Source).ToHashSet();
        var vetoes = VetoRules.Of(facts, policy.Veto).Select(m => m.UnitId).ToHashSet();
        return facts.Measures.Where(m => m.Day.Year == facts.Today.Year
            && ((m.Source is { } source && RestsOnCase(m) && !sources.Contains(source)) || (m is { Kind: MeasureKind.Veto, Rule: not "manual" } && !vetoes.Contains(m.UnitId))));
    }

    private static bool RestsOnCase(Measure m) =>
        m.Rule is "case" or "staff-case" or "not-reached" or "great-loss" or "interview-case" or "interview-unit-case" or "interview-unreached";
}
