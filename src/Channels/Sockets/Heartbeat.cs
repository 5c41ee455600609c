namespace AntiFraudBot.Channels.Sockets;

/// <summary>Asks the platform every interval whether it is still there; so many unanswered ones in a row and the connection counts as dead.</summary>
public sealed class Heartbeat(TimeSpan interval, int misses, TimeProvider machine)
{
    /// <summary>Returns when the connection is dead. <paramref name="ping"/> tells whether its own answer came within the time it is given.</summary>
    public async Task RunAsync(Func<TimeSpan, CancellationToken, Task<bool>> ping, CancellationToken ct)
    {
        var missed = 0;
        while (missed < misses)
        {
            // An unanswered ping has already taken the interval.
            if (missed == 0) await Task.Delay(interval, machine, ct);
            missed = await ping(interval, ct) ? 0 : missed + 1;
        }
    }
}
