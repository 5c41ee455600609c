namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>What can be wrong with a line of a roster (rule E3).</summary>
public enum RosterFaultKind { NoName, NoPhone, BadPhone, Repeated, RepeatedElsewhere, OutsideWeek, UnclearDate, UnclearTick }

/// <summary>One bad cell. Column counts from 0; Note is what the person who filled it in reads there.</summary>
public sealed record RosterFault(RosterFaultKind Kind, int Sheet, int Row, int Column, string Note)
{
    /// <summary>Whether the line does not count; an unclear tick or date is only asked about.</summary>
    public bool Disqualifies => Kind is not (RosterFaultKind.UnclearDate or RosterFaultKind.UnclearTick);
}

/// <summary>How many of one cadre's people are there and how far they are (rule E7). Name as it stands in the roster.</summary>
public sealed record SponsorCount(string Name, int People, int Installed, int Registered, int Alerted);

/// <summary>A checked roster: its numbers and everything that is wrong (rule E3).</summary>
public sealed record RosterResult
{
    public required IReadOnlyList<RosterFault> Faults { get; init; }

    public required int Rows { get; init; }

    public required int Valid { get; init; }

    /// <summary>Of the valid lines. InWeek: installed on a day of the week, or with a date left out of a weekly roster.</summary>
    public required int Installed { get; init; }

    public required int InWeek { get; init; }

    public required int Registered { get; init; }

    public required int Alerted { get; init; }

    /// <summary>Everybody so far instead of the week's people: most dates lie before the week.</summary>
    public required bool Cumulative { get; init; }

    /// <summary>At least five numbers one after the other, or everybody on one day: for the office's eyes (rule E12).</summary>
    public bool SerialNumbers { get; init; }

    public bool OneDay { get; init; }

    /// <summary>By the people's place in <see cref="Roster.People"/>: whether the line is valid.</summary>
    public required IReadOnlyList<bool> Good { get; init; }

    public IReadOnlyList<SponsorCount> Sponsors { get; init; } = [];

    /// <summary>What is to be compared with the number reported in chat: this week's installs, of a cumulative roster all of them.</summary>
    public int Comparable => Cumulative ? Installed : InWeek;
}
