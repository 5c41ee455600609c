namespace AntiFraudBot.Channels.Tests.Quotas;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class MovedClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Move(TimeSpan by) => Now += by;
}
