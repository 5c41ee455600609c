using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;

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

    /// <summary>Other forms of the unit whose windows are open and which are not filled yet, first due first (rule D14).</summary>
    public IReadOnlyList<OpenForm> OpenForms { get; init; } = [];

    /// <summary>What the weekly form asks for: of a metric it does not, another form's window takes the number (rule D14).</summary>
    public IReadOnlyCollection<Metric> WeeklyMetrics { get; init; } = [];

    /// <summary>Last day of the newest frozen data week: what is booked for that day or earlier counts from the next issue on.</summary>
    public DateOnly? FrozenThrough { get; init; }

    /// <summary>Groups registered below the unit, and the people in them; null when unknown. Limits of push_group and push_people.</summary>
    public int? RegisteredGroups { get; init; }
    public int? RegisteredPeople { get; init; }
}
