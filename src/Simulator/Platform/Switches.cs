using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>The open points of a reference, and moods of a platform: each has a default and can be turned while running.</summary>
public sealed class Switches
{
    private readonly ConcurrentDictionary<string, Switch> switches = new(StringComparer.Ordinal);

    public void Declare(string name, JsonNode value, string meaning) => switches[name] = new Switch(value, meaning);

    public bool On(string name) => switches[name].Value.GetValue<bool>();

    public int Number(string name) => switches[name].Value.GetValue<int>();

    public string Text(string name) => switches[name].Value.GetValue<string>();

    /// <summary>What is wrong with the wish, or null when it was done.</summary>
    public string? Set(string name, JsonNode? value)
    {
        if (!switches.TryGetValue(name, out var known)) return $"no such switch: {name}";
        if (value is null || value.GetValueKind().ToString().Replace("False", "True", StringComparison.Ordinal)
            != known.Value.GetValueKind().ToString().Replace("False", "True", StringComparison.Ordinal)) return $"wrong kind of value: {name}";
        switches[name] = known with { Value = value.DeepClone() };
        return null;
    }

    public IReadOnlyDictionary<string, object> List() =>
        switches.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => (object)s.Value);

    private sealed record Switch(JsonNode Value, string Meaning);
}
