using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>What people do in a conversation with the robot, brought to it by its way.</summary>
public sealed class BotChats(
    World world, BotHearing hearing, BotConversations conversations, PersonLines people, BotSockets sockets, BotAddress address)
{
    private static readonly TimeSpan LocalTime = TimeSpan.FromHours(8);
    private readonly ConcurrentDictionary<(string Bot, string User, DateOnly Day), bool> opened = new();

    public Receipt Post(BotAccount? bot, PersonPost post)
    {
        var conversation = post.Conversation == "private" ? Chats.WithBot(post.From) : post.Conversation;
        var msgId = post.MsgId ?? hearing.NewMsgId();
        var line = people.Add(post, conversation, bot?.Name ?? "机器人", msgId);
        if (bot is null) return new Receipt(line, false, msgId, "没有配置机器人");
        if (hearing.Deafness(post) is { } why) return new Receipt(line, false, msgId, why);
        conversations.SomebodySpoke(bot, conversation);
        var told = new Interaction(Interaction.Message, conversation, post.From, world.Clock.GetUtcNow()) { Line = line.Id };
        Deliver(bot, "aibot_msg_callback", hearing.Message(bot, line), told);
        return new Receipt(line, true, msgId);
    }

    /// <summary>The chat is opened; the robot is told the first time of a day.</summary>
    public Receipt Enter(BotAccount bot, string userId)
    {
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().ToOffset(LocalTime).Date);
        if (!opened.TryAdd((bot.BotId, userId, today), true)) return new Receipt(null, false, "", "今天已经通知过机器人");
        return Tell(bot, new Interaction(Interaction.EnterChat, Chats.WithBot(userId), userId, world.Clock.GetUtcNow()), Interaction.EnterChat, []);
    }

    public Receipt Click(BotAccount bot, Line line, PostedCard posted, CardClick click)
    {
        var selected = click.Selected.Select(s => new JsonObject
        {
            ["question_key"] = s.Key,
            ["option_ids"] = new JsonObject { ["option_id"] = new JsonArray([.. s.Value.Select(v => (JsonNode)v)]) },
        });
        var payload = new JsonObject
        {
            ["card_type"] = posted.Card["card_type"]?.DeepClone(),
            ["event_key"] = click.Key,
            ["task_id"] = posted.TaskId,
            ["selected_items"] = new JsonObject { ["selected_item"] = new JsonArray([.. selected]) },
        };
        var told = new Interaction(Interaction.Card, line.Conversation, click.From, world.Clock.GetUtcNow()) { Line = line.Id, TaskId = posted.TaskId };
        return Tell(bot, told, Interaction.Card, payload);
    }

    /// <param name="bot">The robot.</param>
    /// <param name="line">The answer that is rated.</param>
    /// <param name="userId">Who rates it.</param>
    /// <param name="payload">id, type, content, inaccurate_reason_list.</param>
    public Receipt Rate(BotAccount bot, Line line, string userId, JsonObject payload) =>
        Tell(bot, new Interaction("feedback_event", line.Conversation, userId, world.Clock.GetUtcNow()), "feedback_event", payload);

    private Receipt Tell(BotAccount bot, Interaction told, string type, JsonObject payload)
    {
        var body = hearing.Event(bot, told.Conversation, told.UserId, type, payload.Count == 0 ? null : payload);
        Deliver(bot, "aibot_event_callback", body, told);
        return new Receipt(null, true, body["msgid"]!.ToString());
    }

    /// <summary>Nobody in the client waits for the robot.</summary>
    private void Deliver(BotAccount bot, string cmd, JsonObject body, Interaction told) =>
        _ = bot.OverSocket ? sockets.DeliverAsync(bot, cmd, body, told) : address.DeliverAsync(bot, body, told);
}
