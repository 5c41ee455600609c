namespace AntiFraudBot.Domain.Evidence.SpotChecks;

/// <summary>Numbers drawn from a recorded seed (SplitMix64): the same seed draws the same people on every machine and in every year.</summary>
internal sealed class SpotSeed(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>0 up to, without, the limit. The bias of the remainder is far below one in a million for a county.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
