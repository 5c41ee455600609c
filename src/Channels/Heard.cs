namespace AntiFraudBot.Channels;

/// <summary>
/// What a platform delivered, verified, decrypted and normalised, still in the platform's own ids. (Channel, ChatId, ExternalId) is unique.
/// ChatId = the group's id, or the sender's user id when Private. A pressed button arrives as the text the person would have typed.
/// </summary>
public sealed record Heard
{
    public required string Channel { get; init; }
    public required string ChatId { get; init; }
    public required bool Private { get; init; }
    public string? ChatName { get; init; }
    public required string ExternalId { get; init; }
    public required string SenderUserId { get; init; }
    public string? SenderName { get; init; }
    public bool SenderIsBot { get; init; }

    /// <summary>The platform's time, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }
    public string Text { get; init; } = "";

    /// <summary>The platform's id of the quoted message, and its text, where given.</summary>
    public string? QuotedExternalId { get; init; }
    public string? QuotedText { get; init; }
    public bool MentionsBot { get; init; }
    public IReadOnlyList<RemoteFile> Files { get; init; } = [];

    /// <summary>Where this message may be answered, if the platform said so.</summary>
    public ReplyAddress? Reply { get; init; }
}

/// <summary>
/// Where one message may be answered: the platform's own address, or what of its was pressed. A credential: kept until it runs out (UTC), then
/// forgotten, and never logged or printed.
/// </summary>
public sealed record ReplyAddress(string Value, DateTimeOffset Until)
{
    public override string ToString() => $"until {Until:O}";
}

/// <summary>
/// A file that still lies with the platform. Reference is the channel's own (a URL and its key, a download code): it is kept until the
/// bytes are here, then forgotten, and never logged. ValidUntil = when the platform stops giving it out, UTC.
/// </summary>
public sealed record RemoteFile(string Name, string ContentType, string Reference, DateTimeOffset ValidUntil);

/// <summary>
/// Takes what a channel heard: returns after the durable insert, true when it was new, false for a repeated delivery. Throws when it could
/// not be stored, so that the platform is not told it was taken.
/// </summary>
public delegate Task<bool> Intake(Heard heard, CancellationToken ct);
