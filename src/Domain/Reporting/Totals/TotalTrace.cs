namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// How a running total came about (rule B2): the last reported total (or the opening total), what was reported new after it,
/// or the parts of the units below. 为什么是128 prints it. AsOf is the day of the starting total, null when the registry gives
/// none; Start that total: a reported one (Base) or the registry's opening total.
/// </summary>
public sealed record TotalTrace(string UnitId, DateOnly? AsOf, decimal Start, LedgerEntry? Base)
{
    /// <summary>New numbers wholly after the starting total.</summary>
    public IReadOnlyList<LedgerEntry> Additions { get; init; } = [];

    /// <summary>Totals of the units below, when the unit has none of its own; then Start is 0 and Additions is empty.</summary>
    public IReadOnlyList<TotalTrace> Parts { get; init; } = [];

    public decimal Value => Start + Additions.Sum(e => e.Value) + Parts.Sum(p => p.Value);
}
