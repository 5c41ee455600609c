using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>What takes longer than a write may: done for a message before it is handled, outside every write. What came of it is kept in memory until then.</summary>
public interface IForework
{
    /// <summary>Whether the message brings such work, as far as it alone tells.</summary>
    bool Wants(InboundMessage message);

    /// <summary>A fault leaves nothing behind: the handler does without, or fails and the message is tried again.</summary>
    Task PrepareAsync(InboundMessage message, CancellationToken ct);

    /// <summary>The message was handled, or failed and will be prepared anew.</summary>
    void Forget(string messageId);

    /// <summary>Called now and then: what was not used for a while may be given back.</summary>
    void Rest()
    {
    }
}
