namespace AntiFraudBot.Domain.Ranking;

/// <summary>What the group text says of install rates: the whole list, the first three, only to leaders, nothing (setting Ranking:Install).</summary>
public enum InstallList { Full, Top, Leaders, Off }

/// <summary>Where what spot checks bear out stands beside what was reported: nowhere, to leaders and offices, in the posted issue too (rule E10).</summary>
public enum VerifiedShown { Off, Leaders, Ranking }

/// <summary>By this day this percentage of the base should have installed.</summary>
public sealed record Milestone(DateOnly Date, decimal Percent);

/// <summary>The settings of the weekly ranking (docs/rules/ranking.md).</summary>
public sealed record RankingPolicy
{
    public InstallList Install { get; init; } = InstallList.Leaders;

    public VerifiedShown Verified { get; init; } = VerifiedShown.Leaders;

    /// <summary>Units with fewer people show counts and have no rank (rule K2).</summary>
    public int SmallBase { get; init; } = 100;

    /// <summary>Dated targets; between two the plan is linear (rule K6). Empty = no target line.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>The planned rate of that day in percent, or null without milestones or before the first.</summary>
    public decimal? PlanAt(DateOnly day)
    {
        var ordered = Milestones.OrderBy(m => m.Date).ToList();
        if (ordered.Count == 0 || day < ordered[0].Date) return null;
        if (ordered.FirstOrDefault(m => m.Date >= day) is not { } next) return ordered[^1].Percent;
        if (next.Date == day) return next.Percent;
        var previous = ordered.Last(m => m.Date < day);
        var share = (decimal)(day.DayNumber - previous.Date.DayNumber) / (next.Date.DayNumber - previous.Date.DayNumber);
        return previous.Percent + ((next.Percent - previous.Percent) * share);
    }
}
