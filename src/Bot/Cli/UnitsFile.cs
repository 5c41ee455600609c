using System.Text.Json;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Bot.Cli;

/// <summary>The units `parse` knows: one full name a line, or the JSON of a corpus (county, townships, the home township with its villages, aliases).</summary>
public static class UnitsFile
{
    /// <summary>Units of a plain list have no parts: 3组 is its village.</summary>
    public static UnitLexicon Read(string path)
    {
        var text = File.ReadAllText(path);
        return text.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith("{")
            ? new UnitLexicon(ReadJson(text))
            : new UnitLexicon(ReadLines(text), hasParts: false);
    }

    private static List<LexiconUnit> ReadLines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim('\uFEFF', ' ', '\r', '\t')).Where(line => line.Length > 0).Distinct()
            .Select(name => new LexiconUnit(name, TierOf(name), null, []))];

    private static string TierOf(string name) =>
        name.EndsWith('县') || name.EndsWith('区') && !name.EndsWith("社区", StringComparison.Ordinal) ? "county"
        : name.EndsWith('乡') || name.EndsWith('镇') || name.EndsWith("街道", StringComparison.Ordinal) ? "township" : "village";

    private static List<LexiconUnit> ReadJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var aliases = Aliases(root);
        var county = root.TryGetProperty("county", out var c) ? c.GetString() : null;
        var units = new List<LexiconUnit>();
        void Add(string name, string tier, string? parent) => units.Add(new LexiconUnit(name, tier, parent, aliases.GetValueOrDefault(name) ?? []));
        if (county is not null) Add(county, "county", null);
        foreach (var name in Names(root, "townships")) Add(name, "township", county);
        foreach (var name in Names(root, "county_units")) Add(name, "village", county);
        foreach (var home in root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("villages", out _)))
        {
            if (units.All(u => u.Name != home.Name)) Add(home.Name, "township", county);
            foreach (var kind in new[] { "villages", "communities", "units" })
            {
                foreach (var name in Names(home.Value, kind)) Add(name, "village", home.Name);
            }
        }

        return units;
    }

    private static Dictionary<string, string[]> Aliases(JsonElement root) =>
        root.TryGetProperty("aliases", out var aliases)
            ? aliases.EnumerateObject().GroupBy(p => p.Value.GetString()!, p => p.Name).ToDictionary(g => g.Key, g => g.ToArray())
            : [];

    private static IEnumerable<string> Names(JsonElement element, string property) =>
        element.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(e => e.GetString()!) : [];
}
