namespace AntiFraudBot.Domain.Ranking;

/// <summary>By this day this many percent of the base, or this number, should be reached.</summary>
public sealed record Milestone(DateOnly Date, decimal Percent);

/// <summary>Dated targets with the way between them linear (rule K6). Start = the day from which the way to the first one counts, at zero; null = nothing is expected before the first.</summary>
public sealed record MilestonePlan(IReadOnlyList<Milestone> Milestones, DateOnly? Start = null)
{
    private IReadOnlyList<Milestone> Ordered => [.. (Start is { } from ? Milestones.Append(new Milestone(from, 0)) : Milestones).OrderBy(m => m.Date)];

    /// <summary>What is planned for that day, or null without milestones or before the first.</summary>
    public decimal? At(DateOnly day)
    {
        var ordered = Ordered;
        if (Milestones.Count == 0 || day < ordered[0].Date) return null;
        if (ordered.FirstOrDefault(m => m.Date >= day) is not { } next) return ordered[^1].Percent;
        if (next.Date == day) return next.Percent;
        var previous = ordered.Last(m => m.Date < day);
        var share = (decimal)(day.DayNumber - previous.Date.DayNumber) / (next.Date.DayNumber - previous.Date.DayNumber);
        return previous.Percent + ((next.Percent - previous.Percent) * share);
    }

    /// <summary>Those still to come, the next first; when all are over, the last.</summary>
    public IReadOnlyList<Milestone> Ahead(DateOnly today)
    {
        var ordered = Milestones.OrderBy(m => m.Date).ToList();
        var ahead = ordered.Where(m => m.Date >= today).ToList();
        return ahead.Count > 0 ? ahead : ordered.TakeLast(1).ToList();
    }
}
