namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// What chat reports never give and a person enters. Awareness: survey of 知晓率. Retransfer: 预警后再转账 of 资金端预警.
/// NoOffender, NoDen, EarnestWork: conditions of 无诈 as 1 or 0. BaselineCases, BaselineLoss, BaselineStaff: of the same months of the year before.
/// Contactless: cases without contact of this year up to the month, and as Whole those of the same months of the year before.
/// </summary>
public enum EnteredKind { Awareness, Retransfer, NoOffender, NoDen, EarnestWork, BaselineCases, BaselineLoss, BaselineStaff, Contactless }

/// <summary>
/// One entered figure (rule J10): Part of Whole, or Part alone (percent, count, yuan, yes = 1). Month = first day of the month it is of; of a
/// baseline and of 无诈 the last month it covers. Numbers only, never lists.
/// </summary>
public sealed record EnteredFigure(string UnitId, EnteredKind Kind, DateOnly Month, decimal Part, decimal? Whole, string EnteredBy, DateTimeOffset At)
{
    /// <summary>Percent, unrounded; null where there is nothing to divide by.</summary>
    public decimal? Percent => Whole switch
    {
        null => Part,
        > 0 => Part / Whole.Value * 100,
        _ => null,
    };

    /// <summary>The newest figure of the unit and kind in that calendar year.</summary>
    public static EnteredFigure? Newest(IEnumerable<EnteredFigure> figures, string unitId, EnteredKind kind, int year) =>
        figures.Where(f => f.UnitId == unitId && f.Kind == kind && f.Month.Year == year).OrderBy(f => f.Month).ThenBy(f => f.At).LastOrDefault();
}
