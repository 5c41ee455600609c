using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>Conditions of 无诈村 and 无诈单位 (rule J12).</summary>
public sealed record FraudFreePolicy
{
    public string Plan { get; init; } = "“无诈村（社区）、无诈单位”创建工作方案四";

    /// <summary>Percent by which cases must have fallen against the same days of the year before, where there are any.</summary>
    public decimal DropPercent { get; init; } = 50;

    /// <summary>Loss of one case, yuan, from which on (included) it is out.</summary>
    public decimal SingleLoss { get; init; } = 500_000;

    /// <summary>Percent of weekly reports on time that supports the office's tick for the work; set by the office, no plan names it.</summary>
    public decimal TimelyPercent { get; init; } = 90;
}

/// <summary>One condition. Met null = somebody still has to say; Why = the figures, or what is missing; HowTo = an example for who may enter it.</summary>
public sealed record FraudFreeCondition(string Name, bool? Met, string Why, string HowTo = "");

/// <summary>A unit held against its conditions. Passes null = not yet known, and nothing speaks against it.</summary>
public sealed record FraudFreeResult(OrgUnit Unit, IReadOnlyList<FraudFreeCondition> Conditions)
{
    public bool? Passes => Conditions.Any(c => c.Met == false) ? false : Conditions.Any(c => c.Met is null) ? null : true;
}

/// <summary>Holds the units of a township against the conditions, from the ledger, the police's yes and no, and the office's tick.</summary>
public static class FraudFree
{
    public static IReadOnlyList<FraudFreeResult> Of(AssessmentFacts facts, IReadOnlyList<EnteredFigure> entered, FraudFreePolicy policy) =>
        [.. facts.Units.Select(u => new FraudFreeResult(u, u.Kind == UnitKind.Unit ? [.. OfUnit(facts, entered, u)] : [.. OfVillage(facts, entered, policy, u)]))];

    private static IEnumerable<FraudFreeCondition> OfVillage(AssessmentFacts facts, IReadOnlyList<EnteredFigure> entered, FraudFreePolicy policy, OrgUnit unit)
    {
        yield return Cases(facts, entered, policy, unit);
        yield return GreatLoss(facts, policy, unit);
        yield return Ticked(entered, facts, unit, EnteredKind.NoOffender, "没有涉诈人员", "涉诈人员无");
        yield return Ticked(entered, facts, unit, EnteredKind.NoDen, "没有窝点", "窝点无");
        yield return Work(facts, entered, policy, unit);
    }

    private static IEnumerable<FraudFreeCondition> OfUnit(AssessmentFacts facts, IReadOnlyList<EnteredFigure> entered, OrgUnit unit)
    {
        var cases = facts.Cases.Where(c => c.UnitId == unit.Id).ToList();
        yield return new FraudFreeCondition("职工及家属没有被骗", cases.Count == 0, cases.Count == 0 ? "没有发案" : string.Join('、', cases.Select(DeductionRules.What)));
        yield return Ticked(entered, facts, unit, EnteredKind.NoOffender, "没有涉诈人员", "涉诈人员无");
        var held = facts.Book.NewIn(unit.Id, Metric.Event, facts.Year) ?? 0;
        // Until the year is over it can still be held.
        yield return new FraudFreeCondition("开展了宣传活动", held > 0 ? true : null, held > 0 ? $"活动{BookingText.Number(held)}场" : "今年还没有报过活动");
        var marks = facts.Measures.Where(m => m.UnitId == unit.Id && m.Day.Year == facts.Today.Year && m is { Kind: MeasureKind.Yellow or MeasureKind.Red or MeasureKind.Interview, Counts: true }).ToList();
        yield return new FraudFreeCondition("没有被通报批评、约谈、责令整改", marks.Count == 0, marks.Count == 0 ? "没有" : string.Join('、', marks.Select(MeasureText.Line)));
    }

    private static FraudFreeCondition Cases(AssessmentFacts facts, IReadOnlyList<EnteredFigure> entered, FraudFreePolicy policy, OrgUnit unit)
    {
        var year = YearOnYear.Of(facts.Book, unit, Metric.Case, entered, facts.Today);
        var met = year.Now == 0 ? true : year.FellBy(policy.DropPercent);
        var help = met is null ? $"上年同期 {unit.Name} 发案3起 损失5万元 到{facts.Today.Month}月" : "";
        return new FraudFreeCondition($"没有发案，或下降{Figures.ShortPercent(policy.DropPercent)}以上", met, year.Now == 0 ? "没有发案" : year.Said(), help);
    }

    private static FraudFreeCondition GreatLoss(AssessmentFacts facts, FraudFreePolicy policy, OrgUnit unit)
    {
        var own = facts.Cases.Where(c => c.UnitId == unit.Id).ToList();
        var great = own.Where(c => c.SingleLoss >= policy.SingleLoss).ToList();
        // Several cases in one number, or a case without a loss: whether one of them was as great as that is not known.
        var unknown = own.Where(c => c.SingleLoss is null && !(c.Loss < policy.SingleLoss)).ToList();
        var name = $"没有损失{Figures.Money(policy.SingleLoss)}以上的案件";
        if (great.Count > 0) return new FraudFreeCondition(name, false, string.Join('、', great.Select(DeductionRules.What)));
        return unknown.Count == 0 ? new FraudFreeCondition(name, true, "没有") : new FraudFreeCondition(name, null, $"{string.Join('、', unknown.Select(DeductionRules.What))}，单起损失不清楚，请派出所补报");
    }

    private static FraudFreeCondition Ticked(IReadOnlyList<EnteredFigure> entered, AssessmentFacts facts, OrgUnit unit, EnteredKind kind, string name, string words) =>
        EnteredFigure.Newest(entered, unit.Id, kind, facts.Today.Year) is { } said
            ? new FraudFreeCondition(name, said.Part > 0, $"{Figures.Day(Figures.LocalDate(said.At))}核查：{(said.Part > 0 ? "没有" : "有" + name[2..])}")
            : new FraudFreeCondition(name, null, "等派出所核查", $"无诈核查 {unit.Name} {words}");

    /// <summary>The office's word, supported by the reports: it is never inferred from them.</summary>
    private static FraudFreeCondition Work(AssessmentFacts facts, IReadOnlyList<EnteredFigure> entered, FraudFreePolicy policy, OrgUnit unit)
    {
        var owed = facts.Duties.Where(d => d.UnitId == unit.Id && d.State is DutyState.Done or DutyState.Late or DutyState.Missed).ToList();
        var timely = owed.Count == 0 ? (decimal?)null : owed.Count(d => d.State == DutyState.Done) * 100m / owed.Count;
        var said = timely is { } share ? $"周报按时{Figures.ShortPercent(share)}（{owed.Count}次）{(share < policy.TimelyPercent ? $"，低于{Figures.ShortPercent(policy.TimelyPercent)}" : "")}" : "没有周报可看";
        return EnteredFigure.Newest(entered, unit.Id, EnteredKind.EarnestWork, facts.Today.Year) is { } ticked
            ? new FraudFreeCondition("认真履职", ticked.Part > 0, $"平安办认定：{(ticked.Part > 0 ? "是" : "否")}；{said}")
            : new FraudFreeCondition("认真履职", null, $"{said}，等平安办认定", $"无诈核查 {unit.Name} 履职好");
    }
}
