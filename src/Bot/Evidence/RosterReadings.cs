using System.Collections.Concurrent;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>
/// Readings that wait for their message to be handled, by the message's id. In memory only: after a crash the message is still unhandled and its file is read again.
/// </summary>
public sealed class RosterReadings
{
    private readonly ConcurrentDictionary<string, RosterReading> _readings = [];

    public RosterReading Of(string messageId) => _readings.TryGetValue(messageId, out var reading)
        ? reading
        : throw new InvalidOperationException("A file is read before its message is handled.");

    public void Keep(string messageId, RosterReading reading) => _readings[messageId] = reading;

    /// <summary>What was forgotten, null = nothing.</summary>
    public RosterReading? Forget(string messageId) => _readings.TryRemove(messageId, out var reading) ? reading : null;
}
