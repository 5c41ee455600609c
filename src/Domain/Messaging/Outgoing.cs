using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Messaging;

/// <summary>Messages the bot begins by itself: to a group or to a person's private chat.</summary>
public static class Outgoing
{
    public static OutboundMessage ToGroup(Group group, string key, string text, IReadOnlyList<string>? mentions = null) => new()
    {
        Key = key,
        Channel = group.Channel,
        ConversationId = group.Id,
        Text = text,
        Mentions = mentions ?? [],
    };

    /// <summary>Null when the person has no private chat the bot may write to.</summary>
    public static OutboundMessage? ToMember(Registry registry, string memberId, string key, string text, Lane lane = Lane.Bulk) =>
        registry.Groups.TryGetValue(PrivateChats.Of(memberId), out var chat) ? ToGroup(chat, key, text) with { Lane = lane } : null;
}
