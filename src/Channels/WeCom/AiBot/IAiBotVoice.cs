using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// How the AI bot speaks: over its long connection, or, where it is called at a URL, by one answer a message. It is given single pieces (a
/// text or one file) and takes their quotas by itself.
/// </summary>
public interface IAiBotVoice
{
    /// <summary>Whether the bot can begin by itself, in chats that were heard.</summary>
    bool Pushes { get; }

    /// <summary>
    /// Whether the piece can go back the way the question came. Also true when an earlier try may have arrived: then no other way may take it,
    /// or it would be read twice.
    /// </summary>
    bool CanReply(Parcel piece);

    /// <summary>UTF-8 bytes of this text that surely fit in one bubble.</summary>
    int Room(string text);

    Task<SendOutcome> ReplyAsync(Parcel piece, CancellationToken ct);

    Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct);
}
