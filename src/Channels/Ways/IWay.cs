using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Ways;

/// <summary>One of the ways a platform takes a message to a chat. It sends a single piece (see <see cref="Pieces"/>) and classifies the outcome.</summary>
internal interface IWay
{
    /// <summary>How an office calls it.</summary>
    string Name { get; }

    /// <summary>The longest text it takes whole, UTF-8 bytes; may depend on the text.</summary>
    int Room(string text);

    /// <summary>What a piece uses up, to be taken before it is sent.</summary>
    IReadOnlyList<QuotaClaim> Claims(Parcel piece);

    /// <summary>True when the way takes its claims from the book by itself; they still count in a send plan.</summary>
    bool CountsItself => false;

    Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct);
}
