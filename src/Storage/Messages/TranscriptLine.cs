using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>One line of a sandbox group as its page shows it. Kind is text, image, file or card; Sender is a member id, or the bot's.</summary>
public sealed record TranscriptLine(
    string GroupId,
    string MessageId,
    string? ReplyTo,
    string Sender,
    bool FromBot,
    string Kind,
    string Text,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<string> Mentions,
    DateTimeOffset At);

/// <summary>Seq runs 1, 2, 3 … within the group, without gaps.</summary>
public sealed record TranscriptRow(long Seq, TranscriptLine Line);
