using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>Puts what robots say where people read it.</summary>
public sealed class Mouth(World world)
{
    public Line InGroup(Conversation to, string from, string name, string api, Rendered what, string? msgId = null) =>
        Add(to.Group.Id, from, name, api, what, msgId);

    public Line InPrivate(string userId, string name, string api, Rendered what, string? msgId = null) =>
        Add($"private:{userId}", "bot", name, api, what, msgId);

    public void Recall(long line) => world.Transcript.Change(line, l => l with { Recalled = true });

    /// <summary>A JSON body's message with its `at`, ready for a conversation.</summary>
    public Rendered Read(System.Text.Json.Nodes.JsonObject body, Conversation? to)
    {
        var bare = WebhookBody.Read(body);
        if (bare.Wrong is not null || bare.Kind is "link" or "news") return bare;
        var (text, rings) = Mentions.Apply(bare.Text, body.Object("at"), to?.Group, world.Township, to is { Traits.AtAllLimited: false });
        return bare with { Text = text, Mentions = rings };
    }

    private Line Add(string conversation, string from, string name, string api, Rendered what, string? msgId)
    {
        world.Counters.Effect(api);
        return world.Transcript.Add(new Line
        {
            Conversation = conversation,
            From = from,
            FromName = name,
            FromBot = true,
            Kind = what.Kind,
            Text = what.Text,
            Mentions = what.Mentions,
            Files = what.Files,
            Buttons = what.Buttons,
            Api = api,
            MsgId = msgId,
        });
    }
}
