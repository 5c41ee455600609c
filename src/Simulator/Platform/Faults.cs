namespace AntiFraudBot.Simulator.Platform;

/// <summary>The fault script: rules in order of arrival, the first that applies is used.</summary>
public sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<Running> rules = [];

    public void Add(FaultRule rule)
    {
        lock (gate) rules.Add(new Running(rule));
    }

    public void Clear()
    {
        lock (gate) rules.Clear();
    }

    public IReadOnlyList<object> List()
    {
        lock (gate) return [.. rules.Select(r => new { r.Rule, r.Used })];
    }

    /// <summary>The fault for this call, or null. Asking uses it up.</summary>
    public FaultRule? Next(string api)
    {
        lock (gate)
        {
            foreach (var rule in rules)
                if (rule.Applies(api)) return rule.Rule;
            return null;
        }
    }

    private sealed class Running(FaultRule rule)
    {
        private readonly Random dice = new(rule.Seed);

        public FaultRule Rule => rule;

        public int Used { get; private set; }

        public bool Applies(string api)
        {
            if (rule.Match != "*" && !api.Contains(rule.Match, StringComparison.Ordinal)) return false;
            if (rule.Times is { } times && Used >= times) return false;
            if (rule.Percent is { } percent && dice.NextDouble() * 100 >= percent) return false;
            Used++;
            return true;
        }
    }
}
