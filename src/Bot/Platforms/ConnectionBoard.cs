using System.Collections.Concurrent;
using AntiFraudBot.Channels;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>How the keeping of a connection stands.</summary>
public enum Keeping { Starting, Held, ElsewhereHeld, StandingBack, Refused }

/// <summary>A connection as health shows it. Note = the platform's code when it refused.</summary>
public sealed record ConnectionSeen(string Name, string Channel, Keeping Keeping, ConnectionState State, string? Note);

/// <summary>What is known of the long connections of this process.</summary>
public sealed class ConnectionBoard(IReadOnlyList<Platform> platforms)
{
    private readonly ConcurrentDictionary<string, (Keeping Keeping, string? Note)> _keeping = new();

    public void Note(string connection, Keeping keeping, string? note = null) => _keeping[connection] = (keeping, note);

    public IReadOnlyList<ConnectionSeen> All() =>
    [
        .. from platform in platforms
           from connection in platform.Connections
           let kept = _keeping.GetValueOrDefault(connection.Name)
           select new ConnectionSeen(connection.Name, platform.Name, kept.Keeping, connection.State, kept.Note),
    ];
}
