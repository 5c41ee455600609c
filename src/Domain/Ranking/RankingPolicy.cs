using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What the group text says of install rates: the whole list, the first three, only to leaders, nothing (setting Ranking:Install).</summary>
public enum InstallList { Full, Top, Leaders, Off }

/// <summary>Where what spot checks bear out stands beside what was reported: nowhere, to leaders and offices, in the posted issue too (rule E10).</summary>
public enum VerifiedShown { Off, Leaders, Ranking }

/// <summary>The settings of the weekly ranking (docs/rules/ranking.md).</summary>
public sealed record RankingPolicy
{
    public InstallList Install { get; init; } = InstallList.Leaders;

    /// <summary>The same of a county's issue, which compares townships; null = as everywhere.</summary>
    public InstallList? InstallCounty { get; init; }

    /// <summary>The same of a village's own issue, which compares its grids in its work group; off = there is none.</summary>
    public InstallList InstallVillage { get; init; } = InstallList.Off;

    public InstallList InstallIn(Tier scope) => scope switch
    {
        Tier.County => InstallCounty ?? Install,
        Tier.Village => InstallVillage,
        _ => Install,
    };

    /// <summary>Percentage points within which units share a place with the best of them (rule K3); 0 = only equal rates do.</summary>
    public decimal TieBand { get; init; }

    /// <summary>Whose stage stands in each issue.</summary>
    public CampaignPlan Campaign { get; init; } = CampaignPlan.None;

    public VerifiedShown Verified { get; init; } = VerifiedShown.Leaders;

    /// <summary>Units with fewer people show counts and have no rank (rule K2).</summary>
    public int SmallBase { get; init; } = 100;

    /// <summary>Dated targets; between two the plan is linear (rule K6). Empty = no target line.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>The planned rate of that day in percent, or null without milestones or before the first.</summary>
    public decimal? PlanAt(DateOnly day) => new MilestonePlan(Milestones).At(day);
}
