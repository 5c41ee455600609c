using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Sandbox;

/// <summary>What the sandbox platform shows in a group. Kind: text, image, file or card.</summary>
public sealed record SandboxLine(
    string GroupId, string MessageId, string? ReplyTo, string Kind, string Text, IReadOnlyList<Attachment> Attachments, IReadOnlyList<string> Mentions);

/// <summary>
/// The platform replaced by a page: "sending" puts a line into the page's transcript. The line carries the outbox id,
/// so a send repeated after a crash shows once, as a platform with a message key would.
/// </summary>
public sealed class SandboxChannel(Func<SandboxLine, CancellationToken, Task> show) : IChannel
{
    public const string ChannelName = "sandbox";

    public string Name => ChannelName;

    public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct)
    {
        await show(Line(parcel), ct);
        return new SendOutcome.Sent(parcel.OutboxId);
    }

    /// <summary>What the page shows of a message.</summary>
    public static SandboxLine Line(Parcel parcel)
    {
        var message = parcel.Message;
        var kind = message.Attachments is [{ } only, ..] && message.Text.Length == 0 ? (only.IsImage ? "image" : "file") : "text";
        return new SandboxLine(message.ConversationId, parcel.OutboxId, message.ReplyTo, kind, message.Text, message.Attachments, message.Mentions);
    }
}
