namespace AntiFraudBot.Simulator.WeCom.CustomerGroups;

/// <summary>One prepared message and what became of it in each group.</summary>
public sealed record MassMessage(string MsgId, string Creator, string Sender, string Text, int Attachments, DateTimeOffset At, long Notice)
{
    public const int Unsent = 0;
    public const int SentInGroup = 1;
    public const int QuotaUsed = 3;

    /// <summary>Chat id → state and when.</summary>
    public IReadOnlyDictionary<string, (int Status, DateTimeOffset At)> Groups { get; init; } = new Dictionary<string, (int, DateTimeOffset)>();

    public IReadOnlyList<DateTimeOffset> Reminders { get; init; } = [];

    public DateTimeOffset? Confirmed { get; init; }

    public bool Cancelled { get; init; }
}
