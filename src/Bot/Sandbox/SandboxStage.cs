using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>Where the sandbox platform shows what the bot says: the transcript the page reads.</summary>
public sealed class SandboxStage(Database database, SandboxTranscript transcript, TimeProvider clock)
{
    public const string BotSender = "bot";

    public Task ShowAsync(SandboxLine line, CancellationToken ct) => database.WriteAsync(
        s => transcript.AppendAsync(
            s,
            new TranscriptLine(
                line.GroupId, line.MessageId, line.ReplyTo, BotSender, true, line.Kind, line.Text, line.Attachments, line.Mentions, clock.GetUtcNow())),
        ct);
}
