using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Inbound;

/// <summary>What people say, and which of it a bot gets to hear.</summary>
public sealed class Ears(
    World world, Applications apps, Conversations conversations, WebhookRobots robots, Sessions sessions, Payload payload, Carrier carrier)
{
    private static readonly string[] Kinds = ["text", "mixed", "image", "file", "voice", "video"];
    private static readonly string[] HeardInGroups = ["text", "mixed", "image"];

    public async Task<Receipt> HearAsync(PersonPost post)
    {
        var inPrivate = post.Conversation == "private";
        var group = inPrivate ? null : conversations.Find(post.Conversation);
        if (Impossible(post, group, inPrivate) is { } why) return new Receipt(null, false, Why: why);
        var app = Robot(post.Bot, group);
        var line = Known(post) ?? Say(post, group, app);
        if (app is null) return await OutgoingAsync(line, post, group);
        if (group is not null && Deaf(post) is { } deaf) return new Receipt(line, false, line.MsgId, deaf);
        var session = sessions.Start(app.RobotCode, app.Name, group?.Group.Id, line.From);
        var message = payload.Write(line, post, group, app, session);
        await carrier.ToApplicationAsync(app, message, session, group);
        return new Receipt(line, true, line.MsgId);
    }

    private string? Impossible(PersonPost post, Conversation? group, bool inPrivate) =>
        world.Township.Member(post.From) is null ? "no such member"
        : !inPrivate && group is null ? "no such conversation"
        : group is not null && !group.Group.Has(post.From) ? "not a member of the group"
        : !Kinds.Contains(post.Kind) ? "no such kind"
        : post.Kind != "text" && post.Files.Count == 0 ? "a file is missing"
        : inPrivate && Robot(post.Bot, null) is null ? "no such robot"
        : null;

    /// <summary>In groups only what mentions the bot arrives, and never voice, video or a file.</summary>
    private static string? Deaf(PersonPost post) =>
        !post.MentionsBot ? "the bot is not mentioned"
        : !HeardInGroups.Contains(post.Kind) ? "this kind never reaches a bot in a group"
        : null;

    private Application? Robot(string? wanted, Conversation? group)
    {
        var codes = group is null ? [.. apps.All().Select(a => a.RobotCode)] : conversations.Robots(group);
        var code = wanted is null ? codes.Count > 0 ? codes[0] : null : codes.FirstOrDefault(c => c == wanted || apps.Find(c)?.Name == wanted);
        return apps.Find(code);
    }

    private Line? Known(PersonPost post) => post.MsgId is null ? null : world.Transcript.After(0, null).FirstOrDefault(l => l.MsgId == post.MsgId);

    private Line Say(PersonPost post, Conversation? group, Application? app)
    {
        var bot = app?.Name ?? (group is null ? "" : robots.Outgoing(group.Group.Id)?.Name ?? "");
        var head = post.MentionsBot && bot.Length > 0 ? $"@{bot} " : "";
        return world.Transcript.Add(new Line
        {
            Conversation = group?.Group.Id ?? $"private:{post.From}",
            From = post.From,
            FromName = world.Township.NameOf(post.From),
            Kind = post.Kind,
            Text = head + post.Text,
            Mentions = post.Mentions,
            Files = [.. post.Files.Select(f => world.Blobs.Keep(f.Name, f.Bytes()).Shown(post.Kind == "mixed" ? "image" : post.Kind))],
            Quotes = post.Quotes,
            Api = "person",
            MsgId = post.MsgId ?? $"msg{world.Ids.Letters(21)}==",
        });
    }

    private async Task<Receipt> OutgoingAsync(Line line, PersonPost post, Conversation? group)
    {
        var robot = group is null || !post.MentionsBot || !world.Switches.On("outgoing") ? null : robots.Outgoing(group.Group.Id);
        if (robot is null || Deaf(post) is not null) return new Receipt(line, false, line.MsgId, "no bot that listens is in this group");
        var session = sessions.Start("normal", robot.Name, group!.Group.Id, line.From);
        var message = payload.Write(line, post, group, null, session);
        await carrier.ToCustomRobotAsync(robot, message, session, group);
        return new Receipt(line, true, line.MsgId);
    }
}
