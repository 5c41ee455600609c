using System.Globalization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>Yellow and red cards as proposals with their reasons (rules J6–J8). Nobody gets one for being last while at or above the plan.</summary>
public static class CardRules
{
    public static IEnumerable<Measure> Of(AssessmentFacts facts, CardPolicy policy) => !policy.Enabled ? [] :
    [
        .. Bottom(facts, policy), .. Missed(facts, policy), .. Unreached(facts, policy), .. SpotChecks(facts, policy),
        .. Uncleared(facts, policy), .. ManyCases(facts, policy), .. GreatLosses(facts, policy), .. Lifts(facts, policy),
    ];

    /// <summary>A card of this kind that stands or is still to be decided.</summary>
    internal static bool HasCard(AssessmentFacts facts, string unitId, params MeasureKind[] kinds) =>
        facts.Measures.Any(m => m.UnitId == unitId && kinds.Contains(m.Kind) && (m.Counts || m.Waits));

    private static IEnumerable<Measure> Bottom(AssessmentFacts facts, CardPolicy policy)
    {
        var weeks = facts.Issues.TakeLast(policy.BottomWeeks).ToList();
        if (!facts.InstallCounts || weeks.Count < policy.BottomWeeks || !Consecutive(weeks)) yield break;
        foreach (var unit in facts.Units.Where(u => !HasCard(facts, u.Id, MeasureKind.Yellow, MeasureKind.Red)))
        {
            var places = weeks.Select(w => LastPlace.In(w, unit.Id, policy)).OfType<LastPlace>().ToList();
            if (places.Count < weeks.Count || DecidedAbout(facts, unit.Id, weeks[0].Period.To)) continue;
            var said = string.Join("，", places.Select(p => p.ToString()));
            yield return facts.New($"card/bottom/{unit.Id}/{weeks[^1].Week}", unit.Id, MeasureKind.Yellow, "bottom", weeks[^1].Period.To, $"连续{weeks.Count}周排在末位且低于序时目标：{said}", policy.Plan) with { Source = weeks[^1].Week };
        }
    }

    // What was rejected once is not proposed again with a week that was already looked at.
    private static bool DecidedAbout(AssessmentFacts facts, string unitId, DateOnly since) =>
        facts.Measures.Any(m => m.UnitId == unitId && m.Rule == "bottom" && m.Day >= since);

    private static bool Consecutive(List<WeeklyStanding> weeks) =>
        weeks.Zip(weeks.Skip(1)).All(p => p.First.Period.To.AddDays(1) == p.Second.Period.From);

    private static IEnumerable<Measure> Missed(AssessmentFacts facts, CardPolicy policy) =>
        from unit in facts.Units
        from month in facts.Duties.Where(d => d.UnitId == unit.Id && d.State == DutyState.Missed && Figures.LocalDate(d.Due).Year == facts.Today.Year)
            .GroupBy(d => Figures.LocalDate(d.Due).Month)
        where month.Count() >= policy.MissedInMonth
        let weeks = string.Join('、', month.OrderBy(d => d.Due).Select(d => d.Period.ToString()))
        select facts.New($"card/missed/{unit.Id}/{facts.Today.Year}-{month.Key:00}", unit.Id, MeasureKind.Yellow, "missed", Figures.LocalDate(month.Max(d => d.Due)), $"{month.Key}月有{month.Count()}次周报未报（{weeks}）", policy.Plan);

    private static IEnumerable<Measure> Unreached(AssessmentFacts facts, CardPolicy policy) => facts.Cases.Where(c => c.PublicityReached == false)
        .Select(c => facts.New($"card/unreached/{c.Source}", c.UnitId, MeasureKind.Yellow, "not-reached", c.Days.To, $"{DeductionRules.What(c)}，回访时当事人说没有接受过宣传", policy.Plan) with { Source = c.Source });

    private static IEnumerable<Measure> SpotChecks(AssessmentFacts facts, CardPolicy policy)
    {
        foreach (var check in facts.SpotChecks.Where(c => c.Day.Year == facts.Today.Year))
        {
            var enough = check.Reached >= policy.SpotCheckLeast;
            var red = check.Falsified || (enough && check.Mismatch > policy.MismatchRed);
            if (!red && !(enough && check.Mismatch > policy.MismatchYellow)) continue;
            var said = $"{Figures.Day(check.Day)}抽查接通{check.Reached}人，不符{check.Mismatched}人{(enough ? $"（{Figures.Percent(check.Mismatch)}）" : "")}{(check.Falsified ? "，已核实为虚报" : "")}";
            yield return facts.New($"card/check/{(red ? "red" : "yellow")}/{check.Id}", check.UnitId, red ? MeasureKind.Red : MeasureKind.Yellow, check.Falsified ? "falsified" : "mismatch", check.Day, said, policy.Plan) with { Source = check.Id };
        }
    }

    private static IEnumerable<Measure> Uncleared(AssessmentFacts facts, CardPolicy policy) =>
        from card in facts.Measures
        where card is { Kind: MeasureKind.Yellow, Counts: true, DecidedAt: not null }
        let since = Figures.LocalDate(card.DecidedAt!.Value)
        where facts.Today.DayNumber - since.DayNumber >= policy.UnclearedDays
        select facts.New($"card/uncleared/{card.Id}", card.UnitId, MeasureKind.Red, "uncleared", facts.Today, $"{Figures.Day(since)}的黄牌（{MeasureText.Label(card)}）{policy.UnclearedDays}天没有解除", policy.Plan) with { Source = card.Id, Replaces = card.Id };

    private static IEnumerable<Measure> ManyCases(AssessmentFacts facts, CardPolicy policy) =>
        from month in facts.Cases.GroupBy(c => (c.UnitId, c.Days.To.Month))
        let count = month.Sum(c => c.Count)
        where count >= policy.CasesInMonth
        let said = string.Join('、', month.Select(c => $"{c.Number.ToString(CultureInfo.InvariantCulture)}号"))
        select facts.New($"card/cases/{month.Key.UnitId}/{facts.Today.Year}-{month.Key.Month:00}", month.Key.UnitId, MeasureKind.Red, "month-cases", month.Max(c => c.Days.To), $"{month.Key.Month}月发案{BookingText.Number(count)}起（{said}）", policy.Plan);

    private static IEnumerable<Measure> GreatLosses(AssessmentFacts facts, CardPolicy policy) => facts.Cases.Where(c => c.SingleLoss >= policy.SingleLoss)
        .Select(c => facts.New($"card/loss/{c.Source}", c.UnitId, MeasureKind.Red, "great-loss", c.Days.To, $"单起损失{Figures.Money(policy.SingleLoss)}以上：{DeductionRules.What(c)}", policy.Plan) with { Source = c.Source });

    /// <summary>Back at or above the plan for some weeks running, all of them after the card.</summary>
    private static IEnumerable<Measure> Lifts(AssessmentFacts facts, CardPolicy policy)
    {
        var weeks = facts.Issues.TakeLast(policy.ClearWeeks).ToList();
        if (weeks.Count < policy.ClearWeeks || !Consecutive(weeks)) yield break;
        foreach (var card in facts.Measures.Where(m => m is { Kind: MeasureKind.Yellow or MeasureKind.Red, Counts: true, Rule: "bottom" or "uncleared", DecidedAt: not null }))
        {
            var rates = weeks.Select(w => (Week: w, Place: LastPlace.PlaceOf(w, card.UnitId)?.Place)).ToList();
            if (weeks[0].Period.To <= card.Day || !rates.TrueForAll(r => r.Place?.Rate >= r.Week.Plan)) continue;
            var said = string.Join("，", rates.Select(r => $"第{r.Week.WeekNumber}周{Figures.Percent(r.Place!.Rate!.Value)}（目标{Figures.ShortPercent(r.Week.Plan!.Value)}）"));
            yield return facts.New($"lift/{card.Id}", card.UnitId, MeasureKind.Lift, "back-on-plan", facts.Today, $"连续{weeks.Count}周达到序时目标：{said}", policy.Plan) with { Source = card.Id, Replaces = card.Id };
        }
    }
}
