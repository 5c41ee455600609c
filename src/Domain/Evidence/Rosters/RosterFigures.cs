namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>What stays of a roster for good: numbers, no people (rule E5). Reported = what had been said in chat when it came; null = nothing.</summary>
public sealed record RosterFigures
{
    public required int Rows { get; init; }

    public required int Valid { get; init; }

    public required int Installed { get; init; }

    public required int InWeek { get; init; }

    public required int Registered { get; init; }

    public required int Alerted { get; init; }

    public int Repeated { get; init; }

    public int Elsewhere { get; init; }

    public int BadPhones { get; init; }

    public int OutsideWeek { get; init; }

    public bool Cumulative { get; init; }

    public bool SerialNumbers { get; init; }

    public bool OneDay { get; init; }

    public decimal? Reported { get; init; }

    /// <summary>Against the roster before; null where names are not kept or there was none.</summary>
    public RosterComparison? Compared { get; init; }

    /// <summary>An earlier week's very file.</summary>
    public bool SameFile { get; init; }

    public int Comparable => Cumulative ? Installed : InWeek;

    public bool IsCopy => SameFile || (Compared?.IsCopy == true && !Cumulative);

    public static RosterFigures Of(RosterResult result, decimal? reported, RosterComparison? compared, bool sameFile)
    {
        int Lines(params RosterFaultKind[] kinds) => result.Faults.Where(f => kinds.Contains(f.Kind)).DistinctBy(f => (f.Sheet, f.Row)).Count();
        return new RosterFigures
        {
            Rows = result.Rows,
            Valid = result.Valid,
            Installed = result.Installed,
            InWeek = result.InWeek,
            Registered = result.Registered,
            Alerted = result.Alerted,
            Repeated = Lines(RosterFaultKind.Repeated),
            Elsewhere = Lines(RosterFaultKind.RepeatedElsewhere),
            BadPhones = Lines(RosterFaultKind.BadPhone, RosterFaultKind.NoPhone),
            OutsideWeek = Lines(RosterFaultKind.OutsideWeek),
            Cumulative = result.Cumulative,
            SerialNumbers = result.SerialNumbers,
            OneDay = result.OneDay,
            Reported = reported,
            Compared = compared,
            SameFile = sameFile,
        };
    }
}
