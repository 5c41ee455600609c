using System.Text.Json;
using System.Text.Json.Serialization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>A labelled set of messages and the township it speaks of (tests/corpus).</summary>
public sealed record LabelledCorpus(IReadOnlyList<LabelledMessage> Messages, IReadOnlyList<LexiconUnit> Units)
{
    public static LabelledCorpus Load(string messages, string units) => new(
        [.. File.ReadLines(Find(messages)).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<LabelledMessage>(l, JsonSerializerOptions.Web)!)],
        UnitsOf(JsonDocument.Parse(File.ReadAllText(Find(units))).RootElement));

    /// <summary>The same corpus with every unit called something else.</summary>
    public LabelledCorpus Renamed(Func<string, string> rename) => new(
        [.. Messages.Select(m => m.Renamed(rename))],
        [.. Units.Select(u => new LexiconUnit(rename(u.Name), u.Tier, u.Parent is null ? null : rename(u.Parent), [.. u.Aliases.Select(rename)]))]);

    private static string Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "tests", "corpus", file)))
                return Path.Combine(folder.FullName, "tests", "corpus", file);
        throw new FileNotFoundException(file);
    }

    private static List<LexiconUnit> UnitsOf(JsonElement tree)
    {
        var county = tree.GetProperty("county").GetString()!;
        var aliases = Aliases(tree);
        var home = tree.EnumerateObject().First(p => p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("villages", out _));
        var units = new List<LexiconUnit> { new(county, "county", null, []) };
        units.AddRange(Names(tree, "townships").Append(home.Name).Distinct().Select(t => new LexiconUnit(t, "township", county, aliases[t])));
        units.AddRange(Names(tree, "county_units").Select(u => new LexiconUnit(u, "township", county, aliases[u])));
        units.AddRange(home.Value.EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray())
            .Select(v => new LexiconUnit(v.GetString()!, "village", home.Name, aliases[v.GetString()!])));
        return units;
    }

    private static IEnumerable<string> Names(JsonElement tree, string property) =>
        tree.TryGetProperty(property, out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];

    private static AliasTable Aliases(JsonElement tree) => new(
        tree.TryGetProperty("aliases", out var aliases) ? aliases.EnumerateObject().ToLookup(a => a.Value.GetString()!, a => a.Name) : Array.Empty<string>().ToLookup(a => a));

    private sealed record AliasTable(ILookup<string, string> Names)
    {
        public string[] this[string unit] => [.. Names[unit]];
    }
}

public sealed record LabelledMessage(string Id, string Level, string Role, string Unit, string Text, Expectation Expect)
{
    public Speaker Speaker => new(Level, Role, Unit);

    public LabelledMessage Renamed(Func<string, string> rename) => this with
    {
        Unit = rename(Unit),
        Text = rename(Text),
        Expect = Expect with { Rows = [.. (Expect.Rows ?? []).Select(r => r with { Unit = rename(r.Unit) })] },
    };
}

public sealed record Expectation(string Intent, string? Query, IReadOnlyList<ExpectedRow>? Rows);

public sealed record ExpectedRow(string Unit, string? Period, [property: JsonPropertyName("values")] IReadOnlyDictionary<string, decimal> Values);
