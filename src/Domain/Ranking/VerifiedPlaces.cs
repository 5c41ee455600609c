using AntiFraudBot.Domain.Evidence.SpotChecks;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Puts what spot checks bear out beside what was reported (rule E10). Rank and rate stay as they are.</summary>
public static class VerifiedPlaces
{
    /// <summary>Calls by the places' unit ids.</summary>
    public static WeeklyStanding Onto(WeeklyStanding standing, IReadOnlyDictionary<string, SpotTally> calls, VerifiedShown shown) =>
        shown == VerifiedShown.Off || calls.Count == 0 ? standing : standing with
        {
            VerifiedPosted = shown == VerifiedShown.Ranking,
            Leagues = [.. standing.Leagues.Select(l => l with { Places = [.. l.Places.Select(p => calls.TryGetValue(p.UnitId, out var tally) ? Verified(p, tally) : p)] })],
        };

    private static Place Verified(Place place, SpotTally tally) =>
        tally.Mismatch is { } wrong && place.Rate is { } rate ? place with { Verified = rate * (100 - wrong) / 100, Reached = tally.Reached } : place;
}
