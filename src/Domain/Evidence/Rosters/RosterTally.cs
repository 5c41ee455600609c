namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>Compares two rosters that come piece by piece: first the earlier one, then the one of now. Who stands there twice counts once.</summary>
public sealed class RosterTally
{
    private readonly Dictionary<string, RosterEarlier> _before = [];
    private readonly HashSet<string> _seen = [];
    private int _known;
    private int _changed;

    public bool HasBefore => _before.Count > 0;

    public RosterComparison Comparison => new(_seen.Count - _known, _before.Count - _known, _changed, _known - _changed);

    public void Before(RosterEarlier earlier) => _before.TryAdd(earlier.Key, earlier);

    public void Now(RosterPerson person)
    {
        if (!_seen.Add(person.Key) || !_before.TryGetValue(person.Key, out var earlier)) return;
        _known++;
        if (!IsSame(person, earlier)) _changed++;
    }

    private static bool IsSame(RosterPerson now, RosterEarlier before) =>
        now.Name == before.Name && now.IsInstalled == before.Installed && (now.Registered == true) == before.Registered && now.IsAlerted == before.Alerted;
}
