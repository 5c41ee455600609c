using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>
/// A message that arrives, with what is written in its commit, only with the first delivery: a line of the transcript, and whatever else
/// belongs to it. HeldFor = how long it waits for its files before it is handled without them, machine time.
/// </summary>
public sealed record Arrival(InboundMessage Message)
{
    public TranscriptLine? Transcript { get; init; }
    public Func<Session, Task>? Beside { get; init; }
    public TimeSpan HeldFor { get; init; }
}
