namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// What a long connection is doing and from when to when it surely was not listening (rule P1). One for the life of the process: it outlives
/// the sockets, and a pause in which somebody else had the connection counts as well.
/// </summary>
public sealed class Liveness(TimeProvider machine)
{
    private readonly Lock _gate = new();
    private ConnectionState _state = new(false, machine.GetUtcNow(), null, null);
    private DateTimeOffset? _lastSure;

    public ConnectionState State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    /// <summary>Somebody listened until then, in an earlier run or another process: what was said since may be lost.</summary>
    public void ListenedUntil(DateTimeOffset at)
    {
        lock (_gate)
            if (_lastSure is null || at > _lastSure) _lastSure = at;
    }

    /// <summary>The platform was heard: until now nothing was missed, if the connection was ready.</summary>
    public void Heard(DateTimeOffset at)
    {
        lock (_gate)
        {
            _state = _state with { LastFrame = at };
            if (_state.Ready) _lastSure = at;
        }
    }

    /// <summary>The platform accepted us. Gives the gap since the connection last surely listened; null the first time.</summary>
    public Gap? Ready()
    {
        lock (_gate)
        {
            var now = machine.GetUtcNow();
            var gap = _lastSure is { } from ? new Gap(from, now) : null;
            _state = new ConnectionState(true, now, now, null);
            _lastSure = now;
            return gap;
        }
    }

    /// <summary>Not listening any more. Trouble: in Chinese, for the office; null when it was meant.</summary>
    public void Down(string? trouble)
    {
        lock (_gate)
        {
            _state = _state with { Ready = false, Since = _state.Ready ? machine.GetUtcNow() : _state.Since, Trouble = trouble };
        }
    }

    /// <summary>Listening, but something is wrong all the same; null when it is over.</summary>
    public void Trouble(string? says)
    {
        lock (_gate) _state = _state with { Trouble = says };
    }
}

/// <summary>From the last moment a connection surely listened until it did again, machine time UTC.</summary>
public sealed record Gap(DateTimeOffset From, DateTimeOffset To);
