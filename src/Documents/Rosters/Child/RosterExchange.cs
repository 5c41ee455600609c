using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>What goes with a file into the reading process. Near = the last day of the week a roster is usually about.</summary>
public sealed record RosterOpening(IReadOnlyDictionary<string, RosterColumn> Columns, DateOnly Near);

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

    /// <summary>How many people stand in it.</summary>
    public int Lines { get; init; }
}

/// <summary>How the roster opened last is to be checked. Elsewhere: numbers that stand in other units' rosters, with the unit's name.</summary>
public sealed record RosterQuestion(Period Week, DateOnly Today, IReadOnlyDictionary<string, string> Elsewhere);

/// <summary>The checked roster. Copy: the marked workbook, null when nothing is wrong.</summary>
public sealed record RosterChecked(RosterDigest Digest)
{
    public byte[]? Copy { get; init; }
}

/// <summary>Some people of the roster opened last, from a place (from 0) on.</summary>
public sealed record RosterPage(int From, int Count);

/// <summary>Good = the line was checked and is valid. The date's cell does not travel.</summary>
public sealed record RosterLine(RosterPerson Person, bool Good);
