using System.Collections.Concurrent;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>What was called, what came of it. Names are the platform's own API names.</summary>
public sealed class Counters
{
    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    public void Call(string api) => Interlocked.Increment(ref Of(api).Calls);

    /// <summary>Something became visible to people, or was delivered to the bot.</summary>
    public void Effect(string api, int many = 1) => Interlocked.Add(ref Of(api).Effects, many);

    public void RefusedByQuota(string api) => Interlocked.Increment(ref Of(api).QuotaRefusals);

    /// <summary>Receivers whom the platform passed over without telling the caller.</summary>
    public void DroppedSilently(string api, int many) => Interlocked.Add(ref Of(api).Dropped, many);

    public void Error(string api, string code) => Of(api).Errors.AddOrUpdate(code, 1, (_, n) => n + 1);

    public void Clear() => tallies.Clear();

    public IReadOnlyDictionary<string, object> Snapshot() =>
        tallies.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => (object)new
        {
            t.Value.Calls,
            t.Value.Effects,
            t.Value.QuotaRefusals,
            t.Value.Dropped,
            t.Value.Errors,
        });

    private Tally Of(string api) => tallies.GetOrAdd(api, _ => new Tally());

    private sealed class Tally
    {
        public int Calls;
        public int Effects;
        public int QuotaRefusals;
        public int Dropped;

        public ConcurrentDictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);
    }
}
