using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Evidence.SpotChecks;

namespace AntiFraudBot.Domain.Evidence.Trust;

/// <summary>A roster that stands, by its week.</summary>
public sealed record TrustedRoster(CampaignWeek Week, RosterFigures Figures);

/// <summary>What a unit's numbers are backed by, over some weeks (rule E11).</summary>
public sealed record TrustFacts
{
    public required string Unit { get; init; }

    public required CampaignWeek First { get; init; }

    public required CampaignWeek Last { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TrustedRoster> Rosters { get; init; } = [];

    public int Owed { get; init; }

    public int Late { get; init; }

    public int Missed { get; init; }

    /// <summary>Weeks in which four numbers or more were those of the week before (rule B14).</summary>
    public IReadOnlyList<CampaignWeek> Copied { get; init; } = [];

    public SpotTally Calls { get; init; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Pictures handed in before; null where pictures are not compared.</summary>
    public int? ReusedPictures { get; init; }

    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Whether there is something the office should look at.</summary>
    public bool HasDoubts => Missed > 0 || Late > 1 || Copied.Count > 0 || ReusedPictures > 0 || Calls.Mismatched > 0 || Patterns.Count > 0
        || Rosters.Any(r => r.Figures.IsCopy || r.Figures.SerialNumbers || r.Figures.OneDay || (r.Figures.Reported is { } said && said != r.Figures.Comparable));
}
