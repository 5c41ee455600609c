namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// What a long connection is doing and from when to when it surely was not listening (rule P1). One for the life of the process: it outlives
/// the sockets, and a pause in which somebody else had the connection counts as well.
/// </summary>
public sealed class Liveness(TimeProvider machine)
{
    private readonly Lock gate = new();
    private ConnectionState state = new(false, machine.GetUtcNow(), null, null);
    private DateTimeOffset? lastSure;

    public ConnectionState State
    {
        get
        {
            lock (gate) return state;
        }
    }

    /// <summary>The platform was heard: until now nothing was missed, if the connection was ready.</summary>
    public void Heard(DateTimeOffset at)
    {
        lock (gate)
        {
            state = state with { LastFrame = at };
            if (state.Ready) lastSure = at;
        }
    }

    /// <summary>The platform accepted us. Gives the gap since the connection last surely listened; null the first time.</summary>
    public Gap? Ready()
    {
        lock (gate)
        {
            var now = machine.GetUtcNow();
            var gap = lastSure is { } from ? new Gap(from, now) : null;
            state = new ConnectionState(true, now, now, null);
            lastSure = now;
            return gap;
        }
    }

    /// <summary>Not listening any more. Trouble: in Chinese, for the office; null when it was meant.</summary>
    public void Down(string? trouble)
    {
        lock (gate)
        {
            state = state with { Ready = false, Since = state.Ready ? machine.GetUtcNow() : state.Since, Trouble = trouble };
        }
    }

    /// <summary>Listening, but something is wrong all the same; null when it is over.</summary>
    public void Trouble(string? says)
    {
        lock (gate) state = state with { Trouble = says };
    }
}

/// <summary>From the last moment a connection surely listened until it did again, machine time UTC.</summary>
public sealed record Gap(DateTimeOffset From, DateTimeOffset To);
