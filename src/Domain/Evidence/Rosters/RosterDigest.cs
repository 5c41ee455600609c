namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>How many lines have one kind of fault, and where the first of them stand: “一网格”第12、14行等.</summary>
public sealed record RosterFaultCount(RosterFaultKind Kind, int Lines, string Places);

/// <summary>A checked roster without its people: all that is said of it and kept for good (rules E3, E5).</summary>
public sealed record RosterDigest
{
    private const int MostPlaces = 5;

    public required int Rows { get; init; }

    public required int Valid { get; init; }

    public required int Installed { get; init; }

    public required int InWeek { get; init; }

    public required int Registered { get; init; }

    public required int Alerted { get; init; }

    public bool Cumulative { get; init; }

    public bool SerialNumbers { get; init; }

    public bool OneDay { get; init; }

    public IReadOnlyList<RosterFaultCount> Faults { get; init; } = [];

    public IReadOnlyList<SponsorCount> Sponsors { get; init; } = [];

    /// <summary>Headings of what was not taken over.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    public IReadOnlyDictionary<string, RosterColumn> Guessed { get; init; } = new Dictionary<string, RosterColumn>();

    /// <summary>Visible sheets with text that are no roster.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Whether a column tells of the work: ticks, dates, 包干人. Names alone may be any list of people.</summary>
    public bool SaysWork { get; init; }

    public int HiddenRows { get; init; }

    public int HiddenColumns { get; init; }

    public bool HasHiddenSheets { get; init; }

    public int Comparable => Cumulative ? Installed : InWeek;

    /// <summary>Lines with any of these faults; a line has at most one of kinds that exclude each other.</summary>
    public int Lines(params ReadOnlySpan<RosterFaultKind> kinds)
    {
        var lines = 0;
        foreach (var fault in Faults)
        {
            if (kinds.Contains(fault.Kind)) lines += fault.Lines;
        }

        return lines;
    }

    public static RosterDigest Of(Roster roster, RosterResult result) => new()
    {
        Rows = result.Rows,
        Valid = result.Valid,
        Installed = result.Installed,
        InWeek = result.InWeek,
        Registered = result.Registered,
        Alerted = result.Alerted,
        Cumulative = result.Cumulative,
        SerialNumbers = result.SerialNumbers,
        OneDay = result.OneDay,
        Faults = [.. result.Faults.GroupBy(f => f.Kind).Select(g => Counted(roster, g.Key, [.. g.DistinctBy(f => (f.Sheet, f.Row))]))],
        Sponsors = result.Sponsors,
        Dropped = roster.Dropped,
        Guessed = roster.Guessed,
        Ignored = roster.Ignored,
        SaysWork = roster.Layouts.Values.Any(l => l.Columns.Values.Any(c => c.IsTick() || c is RosterColumn.Date or RosterColumn.Sponsor)),
        HiddenRows = roster.HiddenRows,
        HiddenColumns = roster.HiddenColumns,
        HasHiddenSheets = roster.HasHiddenSheets,
    };

    private static RosterFaultCount Counted(Roster roster, RosterFaultKind kind, List<RosterFault> faults)
    {
        var shown = faults.Take(MostPlaces).GroupBy(f => f.Sheet)
            .Select(g => $"{(roster.SeveralSheets ? $"“{roster.Book.Sheets[g.Key].Name}”" : "")}第{string.Join('、', g.Select(f => f.Row))}行");
        return new RosterFaultCount(kind, faults.Count, string.Join('，', shown) + (faults.Count > MostPlaces ? "等" : ""));
    }
}
