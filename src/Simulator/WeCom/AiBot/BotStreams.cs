using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>Growing answers: every frame replaces the whole text, until finished or too old.</summary>
public sealed class BotStreams(World world, BotConversations conversations, MessageReader reader)
{
    public const int MostBytes = 20480;
    private readonly ConcurrentDictionary<(string Bot, string Id), Running> streams = new();

    /// <exception cref="RefusalException">846608: finished before, or older than the switch <c>streamMinutes</c>.</exception>
    public Line Show(BotAccount bot, Interaction told, JsonObject stream, MessageRules rules, string api)
    {
        var id = stream.Text("id") is { Length: > 0 } given ? given : throw new RefusalException(40058, "missing stream.id");
        var content = stream.Text("content") ?? "";
        if (content.Bytes() > MostBytes) throw new RefusalException(45002);
        var bubble = reader.Rendered("markdown", content, rules, []) with { Kind = "stream" };
        var finish = stream.Flag("finish");
        if (!streams.TryGetValue((bot.BotId, id), out var running)) return First(bot, told, id, bubble, finish, api);
        if (running.Told != told) throw new RefusalException(846605);
        if (running.Finished || Life(running) <= TimeSpan.Zero) throw new RefusalException(846608);
        if (world.Switches.On("streamRefreshCounts")) conversations.TakeQuota(bot, told.Conversation);
        running.Finished = finish;
        return world.Transcript.Change(running.Line, line => line with { Text = bubble.Text, Mentions = bubble.Mentions, Finished = finish })!;
    }

    /// <summary>Time left until it can no longer be changed; null when there is no such stream or it is finished.</summary>
    public TimeSpan? Left(BotAccount bot, string id) =>
        streams.TryGetValue((bot.BotId, id), out var running) && !running.Finished ? Life(running) : null;

    private Line First(BotAccount bot, Interaction told, string id, Bubble bubble, bool finish, string api)
    {
        if (world.Township.Group(told.Conversation) is not null && world.Switches.On("noStreamsInGroups")) throw new RefusalException(600039);
        conversations.TakeQuota(bot, told.Conversation);
        var line = world.Transcript.Add(bubble.ToLine(told.Conversation, "bot", bot.Name, api) with { Quotes = told.Line, Finished = finish });
        streams[(bot.BotId, id)] = new Running(told, line.Id, world.Clock.GetUtcNow()) { Finished = finish };
        return line;
    }

    private TimeSpan Life(Running running) =>
        running.Since + TimeSpan.FromMinutes(world.Switches.Number("streamMinutes")) - world.Clock.GetUtcNow();

    private sealed class Running(Interaction told, long line, DateTimeOffset since)
    {
        public Interaction Told => told;

        public long Line => line;

        public DateTimeOffset Since => since;

        public bool Finished { get; set; }
    }
}
