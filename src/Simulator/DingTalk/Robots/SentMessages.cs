using System.Collections.Concurrent;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>Proactive messages by `processQueryKey`: where they stand, who read them.</summary>
public sealed class SentMessages
{
    private readonly ConcurrentDictionary<string, Sent> sent = new(StringComparer.Ordinal);

    public void Keep(Sent message) => sent[message.Key] = message;

    public Sent? Find(string? key) => key is null ? null : sent.GetValueOrDefault(key);

    public Sent? OfLine(long line) => sent.Values.FirstOrDefault(s => s.Lines.Values.Contains(line));

    public void Change(string key, Func<Sent, Sent> edit) => sent.AddOrUpdate(key, _ => throw new KeyNotFoundException(key), (_, old) => edit(old));
}

/// <summary>One proactive message.</summary>
public sealed record Sent(string Key, string RobotCode, DateTimeOffset At)
{
    /// <summary>The group's `openConversationId`; null for messages to single people.</summary>
    public string? OpenConversationId { get; init; }

    /// <summary>Line of the transcript by receiver; "" for a group.</summary>
    public required IReadOnlyDictionary<string, long> Lines { get; init; }

    public IReadOnlyList<string> Readers { get; init; } = [];

    public bool Recalled { get; init; }
}
