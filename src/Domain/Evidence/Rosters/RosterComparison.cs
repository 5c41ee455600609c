namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>Somebody as an earlier roster had them.</summary>
public sealed record RosterEarlier(string Key, string Name, bool Installed, bool Registered, bool Alerted);

/// <summary>Against the roster of the week before (rule E5): who is new, who is not there any more, of whom something is different.</summary>
public sealed record RosterComparison(int New, int Left, int Changed, int Same)
{
    /// <summary>Nearly everybody was there before, unchanged: the old file under a new name (rule E12).</summary>
    public bool IsCopy => Same >= 10 && Same >= (New + Changed + Same) * 0.9;

    public static RosterComparison Of(IEnumerable<RosterPerson> now, IReadOnlyCollection<RosterEarlier> before)
    {
        var earlier = before.DistinctBy(e => e.Key).ToDictionary(e => e.Key);
        var people = now.DistinctBy(p => p.Key).ToList();
        var known = people.Where(p => earlier.ContainsKey(p.Key)).ToList();
        var changed = known.Count(p => !IsSame(p, earlier[p.Key]));
        return new RosterComparison(people.Count - known.Count, earlier.Count - known.Count, changed, known.Count - changed);
    }

    private static bool IsSame(RosterPerson now, RosterEarlier before) =>
        now.Name == before.Name && now.IsInstalled == before.Installed && (now.Registered == true) == before.Registered && now.IsAlerted == before.Alerted;
}
