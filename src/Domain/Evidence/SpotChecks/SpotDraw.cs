namespace AntiFraudBot.Domain.Evidence.SpotChecks;

/// <summary>Somebody who may be drawn: a line of a roster. Stratum: the cadre who looks after the person, above villages also the village or town.</summary>
public sealed record SpotCandidate(string UnitId, string RosterId, int Line, string Stratum);

/// <summary>A stratified random sample (rule E9).</summary>
public static class SpotDraw
{
    /// <summary>Five, or one in twenty, where nobody says how many.</summary>
    public static int DefaultSize(int population) => Math.Max(5, (int)Math.Ceiling(population * 0.05));

    /// <summary>
    /// Every stratum gives as many as its share, the places left over go to the largest remainders, equal ones by lot. In the order of the candidates' strata.
    /// </summary>
    public static IReadOnlyList<SpotCandidate> Take(IReadOnlyList<SpotCandidate> candidates, int size, long seed)
    {
        var random = new SpotSeed(seed);
        if (size >= candidates.Count) return candidates;
        var strata = candidates.GroupBy(c => c.Stratum).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var shares = strata.Select(s => (Stratum: s, Exact: (double)s.Count * size / candidates.Count, Lot: random.Below(int.MaxValue))).ToList();
        var taken = shares.Select(s => (int)s.Exact).ToArray();
        var places = size - taken.Sum();
        foreach (var i in Enumerable.Range(0, strata.Count).OrderByDescending(i => shares[i].Exact - taken[i]).ThenBy(i => shares[i].Lot).Take(places).ToList()) taken[i]++;
        return [.. strata.SelectMany((s, i) => Shuffled(s, taken[i], random))];
    }

    private static IEnumerable<SpotCandidate> Shuffled(List<SpotCandidate> stratum, int take, SpotSeed random)
    {
        for (var i = 0; i < take; i++)
        {
            var at = i + random.Below(stratum.Count - i);
            (stratum[i], stratum[at]) = (stratum[at], stratum[i]);
        }

        return stratum.Take(take);
    }
}
