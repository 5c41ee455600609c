using System.Text.Json;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Leaders;

/// <summary>What each person last asked in each conversation, so that 石桥呢 can be understood (rule A11). Only the newest is kept.</summary>
public sealed class LastQuestions(StateValues values)
{
    public async Task<AskedBefore?> OfAsync(Turn turn, Session session) =>
        await values.GetAsync(session, Key(turn)) is { } stored ? JsonSerializer.Deserialize<AskedBefore>(stored) : null;

    public HandlerResult Remember(Turn turn, LeaderQuestion question, HandlerResult result) => result.Save(
        s => values.SetAsync(s, Key(turn), JsonSerializer.Serialize(new AskedBefore(question, turn.Message.SentAt))));

    private static string Key(Turn turn) => $"asked/{turn.Group.Id}/{turn.Message.SenderId}";
}
