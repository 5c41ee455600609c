using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>暂缓 holds the frozen ranking, 批准通报 (or 发布) lets it go. Only the office of the township.</summary>
public sealed class RankingCommands(Rankings rankings, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || turn.Text is not ("暂缓" or "批准通报" or "批准" or "发布" or "批准排名")) return null;
        var waiting = (await rankings.ListAsync(session, turn.Speaker!.UnitId)).Where(r => r.State != "posted").ToList();
        if (waiting.Count == 0) return new HandlerResult().Reply(turn, "没有待发的周通报。");
        var state = turn.Text == "暂缓" ? "held" : "approved";
        var result = new HandlerResult();
        foreach (var issue in waiting) result.Save(s => rankings.SetStateAsync(s, issue.Id, state, turn.Now));
        result.Save(s => audit.AppendAsync(s, turn.Speaker.Id, "ranking-" + state, waiting[0].Id, "", turn.Now));
        var weeks = string.Join('、', waiting.Select(r => $"第{int.Parse(r.Week[^2..], System.Globalization.CultureInfo.InvariantCulture)}周"));
        return result.Reply(turn, state == "held" ? $"{weeks}通报已暂缓，不会自动发。要发请回复：发布" : $"{weeks}通报已批准，工作时间15:00起发到工作群，已过15:00的半小时内发出。");
    }
}
