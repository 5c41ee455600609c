namespace AntiFraudBot.Storage.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class MachineClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
