namespace AntiFraudBot.Channels;

/// <summary>A long connection of a channel. The host runs it while it holds the lease of this name; it reconnects by itself until told to stop.</summary>
public interface IConnection
{
    /// <summary>Kept in leases, gaps and health: wecom-aibot, dingtalk-stream.</summary>
    string Name { get; }

    /// <summary>Whether the platform allows only one of it (WeCom) or several side by side (DingTalk).</summary>
    bool Exclusive { get; }

    ConnectionState State { get; }

    /// <summary>Told before running: an earlier run, or another process, surely listened until then (rule P1).</summary>
    void ListenedUntil(DateTimeOffset at)
    {
    }

    /// <summary>Runs until cancelled, taken over by another connection, or refused for good.</summary>
    Task<ConnectionEnd> RunAsync(CancellationToken ct);
}

/// <summary>What the long connection is doing. Since = when it came into this state, machine time UTC. LastFrame = when the platform was last heard.</summary>
public sealed record ConnectionState(bool Ready, DateTimeOffset Since, DateTimeOffset? LastFrame, string? Trouble);

/// <summary>Why a connection ended. TakenOver: somebody else connected as this bot. Refused: the credentials are wrong; Code is the platform's.</summary>
public abstract record ConnectionEnd
{
    public sealed record Stopped : ConnectionEnd;
    public sealed record TakenOver : ConnectionEnd;
    public sealed record Refused(string Code) : ConnectionEnd;
}

/// <summary>
/// Told when a connection was not listening: from = the last moment it surely was, to = when it was again, machine time UTC.
/// What was said between may be lost (rule P1).
/// </summary>
public delegate Task GapHeard(string connection, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
