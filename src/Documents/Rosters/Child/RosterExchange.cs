using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>What goes with a file into the reading process. Near = the last day of the week a roster is usually about. WithPeople: names are kept.</summary>
public sealed record RosterOpening(IReadOnlyDictionary<string, RosterColumn> Columns, DateOnly Near, bool WithPeople);

/// <summary>What was found in the file: why it is refused, or that it is no roster and which headings it has, or what unit and week are told by.</summary>
public sealed record RosterOpened
{
    public string? Refused { get; init; }

    /// <summary>Null when it is a roster.</summary>
    public IReadOnlyList<string>? Headings { get; init; }

    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>How many dates were understood, and how many of them lie in the week after the usual one.</summary>
    public int Dates { get; init; }

    public int DatesAfter { get; init; }

    /// <summary>In the order of the lines; empty unless they were asked for.</summary>
    public IReadOnlyList<RosterPerson> People { get; init; } = [];
}

/// <summary>How the roster opened last is to be checked. Elsewhere: numbers that stand in other units' rosters, with the unit's name.</summary>
public sealed record RosterQuestion(Period Week, DateOnly Today, IReadOnlyDictionary<string, string> Elsewhere);

/// <summary>The checked roster. Good by the people's place: whether the line is valid. Copy: the marked workbook, null when nothing is wrong.</summary>
public sealed record RosterChecked(RosterDigest Digest, IReadOnlyList<bool> Good)
{
    public byte[]? Copy { get; init; }
}
