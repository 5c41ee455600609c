namespace AntiFraudBot.Simulator.Platform;

/// <summary>Everything a fake platform stands on.</summary>
public sealed class World : IDisposable
{
    public World(TimeProvider machine, DateTimeOffset? start, int seed)
    {
        Clock = new SimClock(machine, start);
        Ids = new Ids(seed);
        Quotas = new Quotas(Clock);
        Transcript = new Transcript(Clock);
        Blobs = new Blobs(Ids);
    }

    public SimClock Clock { get; }

    public Ids Ids { get; }

    public Quotas Quotas { get; }

    public Transcript Transcript { get; }

    public Blobs Blobs { get; }

    public Faults Faults { get; } = new();

    public Counters Counters { get; } = new();

    public Switches Switches { get; } = new();

    public Township Township { get; } = new();

    /// <summary>Where the fake listens, without a slash at the end. Known once it listens.</summary>
    public string BaseUrl { get; set; } = "";

    public void Dispose() => Clock.Dispose();
}
