using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>A line of the sheet. Points are those that count; 0 with a remark where another line stands in its place or it is contested.</summary>
public sealed record ScoreLine(Measure Measure, decimal Points, string Remark);

/// <summary>One unit's year: full points less what counts (rules J1–J4). Lines = every deduction the office approved, by day; Cards = what stands.</summary>
public sealed record ScoreSheet(OrgUnit Unit, int Year, decimal Full, IReadOnlyList<ScoreLine> Lines, IReadOnlyList<Measure> Cards)
{
    public decimal Deducted => Lines.Sum(l => l.Points);

    public decimal Score => Full - Deducted;

    /// <summary>From the measures of the unit, every state.</summary>
    public static ScoreSheet Of(OrgUnit unit, int year, IEnumerable<Measure> measures, ScorePolicy policy)
    {
        var own = measures.Where(m => m.UnitId == unit.Id && m.Day.Year == year).ToList();
        var replaced = own.Where(m => m is { Kind: MeasureKind.Deduction, Counts: true, Replaces: not null }).ToDictionary(m => m.Replaces!, m => m);
        var lines = own.Where(m => m.Kind == MeasureKind.Deduction && m.DecidedAt is not null && m.State != MeasureState.Rejected)
            .OrderBy(m => m.Day).ThenBy(m => m.Number).Select(m => Line(m, replaced.GetValueOrDefault(m.Id))).ToList();
        return new ScoreSheet(unit, year, policy.Full, lines, [.. own.Where(m => m is { Kind: MeasureKind.Yellow or MeasureKind.Red or MeasureKind.Interview or MeasureKind.Veto, Counts: true }).OrderBy(m => m.Number)]);
    }

    private static ScoreLine Line(Measure measure, Measure? instead) => measure.State switch
    {
        MeasureState.Appealed => new ScoreLine(measure, 0, "申诉中，处理前不计"),
        MeasureState.Revoked => new ScoreLine(measure, 0, "已撤销，不计"),
        _ when instead is not null => new ScoreLine(measure, 0, $"由{MeasureText.Label(instead)}代替，不重复计"),
        _ => new ScoreLine(measure, measure.Points ?? 0, ""),
    };
}
