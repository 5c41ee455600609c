using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Vitals;

/// <summary>
/// What the health page measures. RoundTrip: one write and read of the store, machine time. FreeBytes: of the disk with the data directory.
/// OldestUnhandled and NewestReceived: machine time; OldestDue: campaign time. FailedJobs: names.
/// </summary>
public sealed record VitalSigns
{
    public required DateTimeOffset Machine { get; init; }
    public required DateTimeOffset Campaign { get; init; }
    public required DateTimeOffset InServiceSince { get; init; }
    public required TimeSpan RoundTrip { get; init; }
    public required long FreeBytes { get; init; }
    public int Unhandled { get; init; }
    public int Parked { get; init; }
    public DateTimeOffset? OldestUnhandled { get; init; }
    public DateTimeOffset? NewestReceived { get; init; }
    public int Due { get; init; }
    public DateTimeOffset? OldestDue { get; init; }
    public DateTimeOffset? LastRetention { get; init; }

    /// <summary>Messages of the last day of which it is not known whether they arrived (rule P2).</summary>
    public int Unconfirmed { get; init; }

    /// <summary>Of the last day, campaign time.</summary>
    public IReadOnlyList<ConnectionGap> Gaps { get; init; } = [];
    public IReadOnlyList<ConnectionSeen> Connections { get; init; } = [];
    public IReadOnlyList<string> FailedJobs { get; init; } = [];
}
