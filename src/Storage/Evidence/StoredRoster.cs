using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Storage;

/// <summary>One file that came, by its figures. Week: 2026-W24. Replaced = a later file for the same unit and week came.</summary>
public sealed record StoredRoster
{
    public required string Id { get; init; }

    public required string UnitId { get; init; }

    public required string Week { get; init; }

    public required string SenderId { get; init; }

    public required string MessageId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Sha256 { get; init; }

    public bool Replaced { get; init; }

    public required RosterFigures Figures { get; init; }
}

/// <summary>What one cadre's people amount to; MemberId is empty for those the registry does not know.</summary>
public sealed record StoredSponsor
{
    public string MemberId { get; init; } = "";

    public int People { get; init; }

    public int Installed { get; init; }

    public int Registered { get; init; }

    public int Alerted { get; init; }
}

/// <summary>Somebody of a roster, opened. Line counts the people of the roster from 0.</summary>
public sealed record RosterPersonRow(string RosterId, int Line, string Name, string Phone, string Sponsor, string Grid, bool Valid, bool Installed, bool Registered, bool Alerted);
