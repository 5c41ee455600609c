using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>对比 上坪 石桥: units side by side, for whoever may see them all (rule N9).</summary>
public sealed class CompareHandler(LeaderFacts facts) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || CompareWords.Read(turn.Text, turn.Tree) is not { } units) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (units.Any(u => !turn.Tree.IsWithin(u.Id, reach.Id))) return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据。");
        var text = CompareText.For(await facts.BookAsync(session, turn.Tree, reach.Id), units, turn.Now);
        return turn.Private || units.All(u => Audience.MaySee(turn, u.Id))
            ? new HandlerResult().Reply(turn, text)
            : new HandlerResult().Tell(turn, turn.Speaker!.Id, text).Reply(turn, "已私聊回复。");
    }
}
