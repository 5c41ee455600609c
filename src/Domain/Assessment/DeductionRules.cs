using System.Globalization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>The year's deductions as proposals: one a case and rule (rules J1–J3).</summary>
public static class DeductionRules
{
    public static IEnumerable<Measure> Of(AssessmentFacts facts, ScorePolicy policy) => facts.Cases.SelectMany(c => OfCase(facts, c, policy));

    internal static string CaseId(string source) => $"deduct/case/{source}";

    private static IEnumerable<Measure> OfCase(AssessmentFacts facts, CaseFact fact, ScorePolicy policy)
    {
        var what = What(fact);
        yield return facts.New(CaseId(fact.Source), fact.UnitId, MeasureKind.Deduction, "case", fact.Days.To, what, policy.Plan) with
        {
            Points = policy.Case * fact.Count,
            Source = fact.Source,
        };
        if (fact.StaffOrFamily == true) yield return Staff(facts, fact, policy, what);
        if (fact.PublicityReached == false)
        {
            yield return facts.New($"deduct/unreached/{fact.Source}", fact.UnitId, MeasureKind.Deduction, "not-reached", fact.Days.To, $"{what}，回访时当事人说没有接受过宣传", policy.Plan) with
            {
                MostPoints = policy.NotReachedMost,
                Source = fact.Source,
            };
        }
    }

    /// <summary>Instead of the ordinary deduction, unless the setting says in addition.</summary>
    private static Measure Staff(AssessmentFacts facts, CaseFact fact, ScorePolicy policy, string what) =>
        facts.New($"deduct/staff/{fact.Source}", fact.UnitId, MeasureKind.Deduction, "staff-case", fact.Days.To, $"{what}，当事人是干部职工或其家人", policy.Plan) with
        {
            Points = policy.StaffCase,
            Source = fact.Source,
            Replaces = policy.StaffCaseAdditive ? null : CaseId(fact.Source),
        };

    internal static string What(CaseFact fact) =>
        $"{Days(fact.Days)}发案{BookingText.Number(fact.Count)}起{(fact.Loss is { } loss ? $"、损失{Figures.Money(loss)}" : "")}（{fact.Number.ToString(CultureInfo.InvariantCulture)}号）";

    private static string Days(Period days) => days.From == days.To ? Figures.Day(days.From) : days.ToString();
}
