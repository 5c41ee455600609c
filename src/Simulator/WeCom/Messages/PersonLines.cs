using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>What people say, put into the conversation as they see it.</summary>
public sealed class PersonLines(World world)
{
    /// <summary>Why this person cannot speak there; null when they can.</summary>
    public string? Refusal(PersonPost post)
    {
        if (world.Township.Member(post.From) is null) return "没有这个人";
        if (post.Conversation is "private" or "app") return null;
        if (world.Township.Group(post.Conversation) is not { } group) return "没有这个群";
        return group.Has(post.From) ? null : "不在这个群里";
    }

    /// <param name="post">The wish.</param>
    /// <param name="conversation">Where it goes.</param>
    /// <param name="botName">What a mention of the robot looks like.</param>
    /// <param name="msgId">The platform's id for it.</param>
    public Line Add(PersonPost post, string conversation, string botName, string msgId)
    {
        var mention = $"@{botName}";
        var text = post.MentionsBot && !post.Text.Contains(mention, StringComparison.Ordinal) ? $"{mention} {post.Text}" : post.Text;
        var fileKind = post.Kind is "mixed" ? "image" : post.Kind;
        return world.Transcript.Add(new Line
        {
            Conversation = conversation,
            From = post.From,
            FromName = world.Township.NameOf(post.From),
            Kind = post.Kind,
            Text = text,
            Mentions = post.Mentions,
            Files = [.. post.Files.Select(f => world.Blobs.Keep(f.Name, f.Bytes()).Shown(fileKind))],
            Api = "person",
            MsgId = msgId,
            Quotes = post.Quotes,
        });
    }
}
