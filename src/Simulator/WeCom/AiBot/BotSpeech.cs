using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>Everything the robot can say, by whatever way it came.</summary>
public sealed class BotSpeech(World world, BotConversations conversations, BotStreams streams, MessageReader reader, CardBook cards)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromHours(24);
    private static readonly TimeSpan EventTime = TimeSpan.FromSeconds(5);

    /// <summary>An answer to a message.</summary>
    public void Respond(BotAccount bot, Interaction told, JsonObject body, string api)
    {
        if (told.Kind != Interaction.Message || Age(told) > AnswerTime) throw new RefusalException(846605);
        switch (body.Text("msgtype"))
        {
            case "stream":
                streams.Show(bot, told, body.Object("stream") ?? [], Rules(bot, told.Conversation), api);
                break;
            case "stream_with_template_card" when !bot.OverSocket || world.Switches.On("streamWithCard"):
                streams.Show(bot, told, body.Object("stream") ?? [], Rules(bot, told.Conversation), api);
                if (body.Object("template_card") is { } card)
                    Post(bot, told.Conversation, new JsonObject { ["msgtype"] = "template_card", ["template_card"] = card.DeepClone() }, api, told.Line);
                break;
            default:
                Once(told, body);
                Post(bot, told.Conversation, body, api, told.Line);
                break;
        }

        world.Counters.Effect(api);
    }

    /// <summary>The greeting of an opened chat: text or card, within five seconds, once.</summary>
    public void Welcome(BotAccount bot, Interaction told, JsonObject body, string api)
    {
        InTime(told, Interaction.EnterChat);
        var rules = Rules(bot, told.Conversation) with { Kinds = new HashSet<string> { "text", "template_card" } };
        Show(bot, told.Conversation, reader.Read(body, rules), api, null);
        told.Used = true;
        world.Counters.Effect(api);
    }

    /// <summary>The pressed card looks different: within five seconds, once, the same task.</summary>
    public void Update(BotAccount bot, Interaction told, JsonObject body, string api)
    {
        InTime(told, Interaction.Card);
        if (body.Text("response_type") != "update_template_card") throw new RefusalException(40058, "response_type");
        var card = body.Object("template_card") ?? throw new RefusalException(40058, "missing template_card");
        if (card.Text("task_id") != told.TaskId) throw new RefusalException(40058, "task_id differs");
        TemplateCard.Read(card, Rules(bot, told.Conversation));
        foreach (var posted in cards.ByTask(Owner(bot), told.TaskId)) cards.Redraw(posted, card);
        told.Used = true;
        world.Counters.Effect(api);
    }

    /// <summary>Unasked.</summary>
    public void Push(BotAccount bot, JsonObject body, string api)
    {
        var chatId = body.Text("chatid") is { Length: > 0 } id ? id : throw new RefusalException(93006);
        var conversation = conversations.ForPush(bot, chatId, body.Number("chat_type") ?? 0);
        Post(bot, conversation, body, api, null);
        world.Counters.Effect(api);
    }

    public static string Owner(BotAccount bot) => $"bot:{bot.BotId}";

    /// <summary>Shows a message that counts against the conversation's quota.</summary>
    public Line Post(BotAccount bot, string conversation, JsonObject body, string api, long? quotes)
    {
        // Checked before the quota: a bad message costs nothing.
        var bubble = reader.Read(body, Rules(bot, conversation));
        conversations.TakeQuota(bot, conversation);
        return Show(bot, conversation, bubble, api, quotes);
    }

    private Line Show(BotAccount bot, string conversation, Bubble bubble, string api, long? quotes)
    {
        cards.Claim(Owner(bot), bubble);
        var line = world.Transcript.Add(bubble.ToLine(conversation, "bot", bot.Name, api) with { Quotes = quotes });
        cards.Keep(line, Owner(bot), bubble);
        return line;
    }

    private MessageRules Rules(BotAccount bot, string conversation)
    {
        var kinds = new HashSet<string> { "markdown", "template_card", "file", "image", "voice", "video" };
        if (world.Switches.On("botText")) kinds.Add("text");
        return new MessageRules
        {
            Kinds = kinds,
            TextBytes = BotStreams.MostBytes,
            MarkdownBytes = BotStreams.MostBytes,
            InlineMentions = world.Switches.On("botMentionsNotify") ? new HashSet<string> { "markdown", "text" } : [],
            Cards = TemplateCard.All,
            MediaRealm = Owner(bot),
            Group = world.Township.Group(conversation),
        };
    }

    private static void Once(Interaction told, JsonObject body)
    {
        if (body.Text("msgtype") is not ("file" or "image" or "voice" or "video")) return;
        if (told.MediaSent) throw new RefusalException(846605, "one media reply a req_id");
        told.MediaSent = true;
    }

    private void InTime(Interaction told, string kind)
    {
        if (told.Kind != kind || told.Used || Age(told) > EventTime) throw new RefusalException(846605);
    }

    private TimeSpan Age(Interaction told) => world.Clock.GetUtcNow() - told.At;
}
