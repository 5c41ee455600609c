using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>What stands in the ledger and the registry when a message is booked.</summary>
public sealed record BookingFacts
{
    public required OrgTree Tree { get; init; }

    /// <summary>Entries of the unit and of the units below it, in every state: at least nine weeks back, totals as far back as there are any.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>
    /// The unit's weekly duty whose window is open and which is not filled yet; for a grid or group its village reports, the village's;
    /// null otherwise.
    /// </summary>
    public Duty? OpenDuty { get; init; }

    /// <summary>Last day of the newest frozen data week: what is booked for that day or earlier counts from the next issue on.</summary>
    public DateOnly? FrozenThrough { get; init; }

    /// <summary>Groups registered below the unit, and the people in them; null when unknown. Limits of push_group and push_people.</summary>
    public int? RegisteredGroups { get; init; }
    public int? RegisteredPeople { get; init; }
}
