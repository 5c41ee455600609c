namespace AntiFraudBot.Simulator.DingTalk.Limits;

/// <summary>Twenty messages a minute for one webhook robot; the one too many shuts it up for ten minutes.</summary>
public sealed class RobotPace(TimeProvider clock)
{
    public const int PerMinute = 20;
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> sent = new();
    private DateTimeOffset silentUntil;

    public bool Allows()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (now < silentUntil) return false;
            while (sent.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1)) sent.Dequeue();
            if (sent.Count < PerMinute)
            {
                sent.Enqueue(now);
                return true;
            }
            silentUntil = now + Silence;
            return false;
        }
    }
}
