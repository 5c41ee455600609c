using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels;

/// <summary>
/// A platform the bot speaks on. Reading wire formats is each channel's own affair (their inputs differ too much to share);
/// what all share is that they send one message and classify the outcome. A channel never retries: the relay does.
/// </summary>
public interface IChannel
{
    /// <summary>The name kept in inbox, outbox and groups: sandbox, wecom, dingtalk.</summary>
    string Name { get; }

    Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct);
}
