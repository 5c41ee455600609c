using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>Where the sandbox platform shows what the bot says: the transcript the page reads.</summary>
public sealed class SandboxStage(Database database, SandboxTranscript transcript, TimeProvider clock) : IAsyncDisposable
{
    public const string BotSender = "bot";

    // The relay shows to many groups at once: their lines share a commit.
    private readonly GroupCommit<TranscriptLine, bool> _writer = new(database, transcript.AppendAsync);

    public Task ShowAsync(SandboxLine line, CancellationToken ct) => _writer.AddAsync(
        new TranscriptLine(
            line.GroupId, line.MessageId, line.ReplyTo, BotSender, true, line.Kind, line.Text, line.Attachments, line.Mentions, clock.GetUtcNow()),
        ct);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
