using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Inbound;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Control;

/// <summary>Ends tokens and reply addresses, holds people back, lets messages be read, raises events.</summary>
public sealed class MoodControl(
    World world, Applications apps, Tokens tokens, Sessions sessions, PersonMessageApi people, SentMessages sent, Events events)
{
    public void ExpireTokens() => tokens.ExpireAll();

    public void ExpireSessions() => sessions.EndAll();

    public void Throttle(IEnumerable<string> held)
    {
        people.Throttled.Clear();
        people.Throttled.UnionWith(held);
    }

    /// <summary>Marks a proactive message as read, and raises `robot_msg_read` where it is ticked.</summary>
    public async Task<IResult> ReadAsync(ReadWish wish)
    {
        if (sent.OfLine(wish.Line) is not { } message) return Results.NotFound();
        string[] news = [.. wish.People.Except(message.Readers)];
        sent.Change(message.Key, s => s with { Readers = [.. s.Readers.Union(wish.People)] });
        foreach (var person in news)
            await events.RaiseAsync("robot_msg_read", new JsonObject
            {
                ["unionId"] = Conversations.UnionId(person),
                ["operatTime"] = $"{world.Clock.GetUtcNow().ToUnixTimeMilliseconds()}",
                ["robotCode"] = message.RobotCode,
                ["openConversationId"] = message.OpenConversationId,
                ["userId"] = person,
                ["processQueryKey"] = message.Key,
            });
        return Results.Ok(news.Length);
    }

    public Task RaiseAsync(EventWish wish) => events.RaiseAsync(wish.Type, wish.Data);

    public async Task<IResult> CheckUrlAsync(AppWish wish) =>
        apps.Find(wish.ClientId) is { Events: not null } app ? Results.Ok(await events.CheckUrlAsync(app)) : Results.NotFound();
}
