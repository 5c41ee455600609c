namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>Somebody as an earlier roster had them.</summary>
public sealed record RosterEarlier(string Key, string Name, bool Installed, bool Registered, bool Alerted);

/// <summary>Against the roster of the week before (rule E5): who is new, who is not there any more, of whom something is different.</summary>
public sealed record RosterComparison(int New, int Left, int Changed, int Same)
{
    /// <summary>Nearly everybody was there before, unchanged: the old file under a new name (rule E12).</summary>
    public bool IsCopy => Same >= 10 && Same >= (New + Changed + Same) * 0.9;

    public static RosterComparison Of(IEnumerable<RosterPerson> now, IEnumerable<RosterEarlier> before)
    {
        var tally = new RosterTally();
        foreach (var earlier in before) tally.Before(earlier);
        foreach (var person in now) tally.Now(person);
        return tally.Comparison;
    }
}
