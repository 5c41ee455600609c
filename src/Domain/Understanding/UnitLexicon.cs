using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding;

/// <summary>A unit the reader may meet: full name, tier word, parent's full name, other names.</summary>
public sealed record LexiconUnit(string Name, string Tier, string? Parent, IReadOnlyList<string> Aliases);

/// <summary>
/// Every name a unit goes by. 石桥 is derived from 石桥村 where no other unit is called that; a name two units share keeps both,
/// and the reader asks which is meant (rule R8).
/// </summary>
public sealed class UnitLexicon
{
    private static readonly string[] Suffixes = ["社区居委会", "村委会", "居委会", "街道", "社区", "村", "镇", "乡"];
    private readonly Dictionary<string, LexiconUnit> byName = [];
    private readonly Dictionary<string, List<LexiconUnit>> byWord = [];
    private readonly Dictionary<string, List<LexiconUnit>>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly NearNames near;
    private readonly int longest;

    /// <param name="units">Names must not repeat; aliases may.</param>
    /// <param name="hasParts">False where the units have no 组 and 网格 of their own: 3组 is then read as its village.</param>
    public UnitLexicon(IEnumerable<LexiconUnit> units, bool hasParts = true)
    {
        HasParts = hasParts;
        foreach (var unit in units)
            byName.TryAdd(unit.Name, unit);
        foreach (var unit in byName.Values)
            foreach (var word in WordsFor(unit))
                Add(word, unit);
        // A full name means its unit, whatever others are called for short.
        foreach (var unit in byName.Values)
            byWord[Key(unit.Name)] = [unit];
        lookup = byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        near = new NearNames(byWord);
        longest = byWord.Count == 0 ? 0 : byWord.Keys.Max(w => w.Length);
    }

    public bool HasParts { get; }

    public LexiconUnit? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The village of a grid, the township of a village …: the first unit upwards with that tier, the unit itself included.</summary>
    public LexiconUnit? Above(string name, string tier)
    {
        var seen = 0;
        for (var unit = Find(name); unit is not null && seen < 8; unit = unit.Parent is null ? null : Find(unit.Parent), seen++)
            if (unit.Tier == tier)
                return unit;
        return null;
    }

    /// <summary>The longest unit name that stands at this place of a cleaned text.</summary>
    internal (IReadOnlyList<LexiconUnit> Units, int Length) Longest(string text, int start)
    {
        for (var length = Math.Min(longest, text.Length - start); length >= 2; length--)
            if (lookup.TryGetValue(text.AsSpan(start, length), out var units))
                return (units, length);
        return ([], 0);
    }

    /// <summary>The units whose name is near to what stands at this place (大牙口 for 大垭口): rule R28.</summary>
    internal (IReadOnlyList<LexiconUnit> Units, int Length) Near(string text, int start) => near.Longest(text, start);

    private static HashSet<string> WordsFor(LexiconUnit unit)
    {
        var words = unit.Aliases.Append(unit.Name).ToHashSet();
        foreach (var suffix in Suffixes)
            if (unit.Name.EndsWith(suffix, StringComparison.Ordinal) && unit.Name.Length - suffix.Length >= 2)
                words.Add(unit.Name[..^suffix.Length]);
        return words;
    }

    private static string Key(string word) => Text.Normaliser.Clean(word);

    private void Add(string word, LexiconUnit unit)
    {
        var key = Key(word);
        if (key.Length < 2)
            return;
        if (!byWord.TryGetValue(key, out var units))
            byWord[key] = units = [];
        if (!units.Contains(unit))
            units.Add(unit);
    }
}
