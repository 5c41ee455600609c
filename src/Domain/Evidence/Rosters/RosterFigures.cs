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

    public static RosterFigures Of(RosterDigest roster, decimal? reported, RosterComparison? compared, bool sameFile) => new()
    {
        Rows = roster.Rows,
        Valid = roster.Valid,
        Installed = roster.Installed,
        InWeek = roster.InWeek,
        Registered = roster.Registered,
        Alerted = roster.Alerted,
        Repeated = roster.Lines(RosterFaultKind.Repeated),
        Elsewhere = roster.Lines(RosterFaultKind.RepeatedElsewhere),
        BadPhones = roster.Lines(RosterFaultKind.BadPhone, RosterFaultKind.NoPhone),
        OutsideWeek = roster.Lines(RosterFaultKind.OutsideWeek),
        Cumulative = roster.Cumulative,
        SerialNumbers = roster.SerialNumbers,
        OneDay = roster.OneDay,
        Reported = reported,
        Compared = compared,
        SameFile = sameFile,
    };
}
