namespace AntiFraudBot.Domain.Undertakings.Repatriation;

/// <summary>People of a unit to be persuaded home, as three counts (rule W13): Base at the start, Added since, Reduced by now.</summary>
public sealed record RepatriationCount(string UnitId, DateOnly Day, int Base, int Reduced, int Added)
{
    /// <summary>底数 and 增量 together: what 核减率 is measured against.</summary>
    public int Listed => Base + Added;

    /// <summary>核减 ÷ (底数 + 增量), percent; null without anybody on the list.</summary>
    public decimal? Rate => Listed == 0 ? null : Math.Round(Reduced * 100m / Listed, 1, MidpointRounding.AwayFromZero);

    /// <summary>How many more are needed for the target in percent, never below 0.</summary>
    public int Missing(decimal target) => Math.Max(0, (int)Math.Ceiling(Listed * target / 100) - Reduced);

    public static RepatriationCount operator +(RepatriationCount a, RepatriationCount b) =>
        a with { Base = a.Base + b.Base, Reduced = a.Reduced + b.Reduced, Added = a.Added + b.Added, Day = a.Day < b.Day ? a.Day : b.Day };
}
