using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// Candidates for 一票否决 (rule J20): the main figures of the year, cases and loss, or a card for made-up numbers. A candidate is a name on a list for the
/// leaders; nothing follows from it by itself.
/// </summary>
public static class VetoRules
{
    public static IEnumerable<Measure> Of(AssessmentFacts facts, VetoPolicy policy) =>
        policy.Enabled ? facts.Units.SelectMany(u => Grounds(facts, u, policy).Select(g => New(facts, u, g.Rule, g.Reason, policy))) : [];

    /// <summary>The candidate's id: one a unit, year and ground.</summary>
    internal static string IdOf(string unitId, int year, string rule) => string.Create(CultureInfo.InvariantCulture, $"{rule}/{unitId}/{year}");

    private static Measure New(AssessmentFacts facts, OrgUnit unit, string rule, string reason, VetoPolicy policy) =>
        facts.New(IdOf(unit.Id, facts.Today.Year, rule), unit.Id, MeasureKind.Veto, rule, facts.Today, reason, policy.Plan);

    private static IEnumerable<(string Rule, string Reason)> Grounds(AssessmentFacts facts, OrgUnit unit, VetoPolicy policy)
    {
        var (cases, loss) = (YearOnYear.Of(facts.Book, unit, Metric.Case, [], facts.Today), YearOnYear.Of(facts.Book, unit, Metric.Loss, [], facts.Today));
        if (policy.Cases > 0 && cases.Now >= policy.Cases) yield return ("veto-cases", $"今年{cases.Days}{cases.Said()}，达到{BookingText.Number(policy.Cases)}起");
        if (policy.Loss > 0 && loss.Now >= policy.Loss) yield return ("veto-loss", $"今年{loss.Days}{loss.Said()}，达到{Figures.Money(policy.Loss)}");
        if (policy.BothRise && Rose(cases) && Rose(loss) && cases.Now >= policy.RiseLeast)
            yield return ("veto-rise", $"发案、损失都比上年同期上升：{cases.Said()}；{loss.Said()}");
        var reds = facts.Measures.Where(m => m.UnitId == unit.Id && m is { Kind: MeasureKind.Red, Rule: "falsified", Counts: true }).ToList();
        if (reds.Count > 0) yield return ("veto-falsified", $"已核实为虚报，被亮红牌（{string.Join('、', reds.Select(MeasureText.Label))}）");
    }

    private static bool Rose(YearOnYear figure) => figure.Before is { } before && figure.Now > before;
}
