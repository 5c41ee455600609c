using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Channels.Sandbox;

/// <summary>A person's message as the page or an outside test posts it. Limits: 1 MB of text (UTF-8), 20 MB a file.</summary>
public sealed record SandboxPost(string Sender, string Text, string? ExternalId, string? ReplyTo, bool MentionBot, IReadOnlyList<Attachment> Attachments)
{
    public const int MaxTextBytes = 1024 * 1024;
    public const long MaxFileBytes = 20L * 1024 * 1024;
}

/// <summary>Why a post is refused, with the HTTP status that says so.</summary>
public sealed record SandboxRefusal(int Status, string Error);

/// <summary>Normalises a post into an inbound message, or refuses it. Pure; ids and the time are given.</summary>
public static class SandboxReader
{
    public static SandboxRefusal? Check(SandboxPost post, Group? group, bool senderExists)
    {
        if (group is null) return new(404, "没有这个群");
        if (!senderExists) return new(404, "没有这个人");
        if (!group.MemberIds.Contains(post.Sender)) return new(403, "这个人不在群里");
        return System.Text.Encoding.UTF8.GetByteCount(post.Text) > SandboxPost.MaxTextBytes ? new(413, "文字超过1MB") : null;
    }

    public static InboundMessage Read(SandboxPost post, Group group, string id, string? quotedText, DateTimeOffset now) => new()
    {
        Id = id,
        Channel = SandboxChannel.ChannelName,
        ConversationId = group.Id,
        ExternalId = post.ExternalId ?? id,
        SenderId = post.Sender,
        SentAt = now,
        Text = post.Text,
        ReplyTo = post.ReplyTo,
        QuotedText = quotedText,
        MentionsBot = post.MentionBot || post.Text.Contains("@反诈小助手", StringComparison.Ordinal) || group.Kind == GroupKind.Dm,
        Attachments = post.Attachments,
    };
}
