using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>A place among the last of its league and below the plan, in one frozen week (rule J6).</summary>
internal sealed record LastPlace(WeeklyStanding Week, Place Place, int Among)
{
    /// <summary>Null when the unit is not among the last, has no rank, or stands at or above the plan.</summary>
    public static LastPlace? In(WeeklyStanding week, string unitId, CardPolicy policy)
    {
        if (week.Plan is not { } plan || PlaceOf(week, unitId) is not { } found || !(found.Place.Rate < plan)) return null;
        var ranked = found.League.Places;
        var size = Math.Clamp((int)Math.Floor(ranked.Count * policy.BottomPercent / 100), policy.BottomLeast, policy.BottomMost);
        // Who shares a rate with somebody before the last ones is not among them.
        var behind = ranked.Count(p => p.Rate < found.Place.Rate);
        var among = ranked.Count(p => p.Rate <= found.Place.Rate);
        return behind < size && among <= size ? new LastPlace(week, found.Place, ranked.Count) : null;
    }

    public static (League League, Place Place)? PlaceOf(WeeklyStanding week, string unitId)
    {
        foreach (var league in week.Leagues.Where(l => l.Ranked))
        {
            if (league.Places.FirstOrDefault(p => p.UnitId == unitId) is { } place) return (league, place);
        }

        return null;
    }

    public override string ToString() =>
        $"第{Week.WeekNumber}周{Among}个单位排第{Place.Rank}，{Figures.Percent(Place.Rate ?? 0)}（目标{Figures.ShortPercent(Week.Plan ?? 0)}）";
}
