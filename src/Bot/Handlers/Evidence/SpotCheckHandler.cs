using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>抽查 上坪村 20 by an office; 抽查名单, 抽查结果, 结束抽查; 1已装，2号错 by the caller in private chat (rules E9, E10).</summary>
public sealed class SpotCheckHandler(SpotDesk desk, SpotChecks checks, Questions questions, Audience audience) : IMessageHandler
{
    private const int Most = 500;

    private static readonly string[] Everything = ["全县", "全乡", "全镇", "全街道", "全区", "全部"];

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Message.Attachments.Count > 0) return null;
        if (turn.Text is "抽查名单" or "抽查结果" or "结束抽查" or "抽查结束") return await AskedAsync(turn, session);
        if (SpotWords.Draw(turn.Text) is { } draw) return await DrawAsync(turn, session, draw.Unit, draw.Size);
        return turn.Private ? await ResultsAsync(turn, session) : null;
    }

    private async Task<HandlerResult?> DrawAsync(Turn turn, Session session, string name, int? size)
    {
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var scope = Everything.Contains(name) ? reach : turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));
        if (scope is null) return null;
        if (!turn.IsOffice) return new HandlerResult().Reply(turn, "抽查由平安办来抽。");
        if (!turn.Tree.IsWithin(scope.Id, reach.Id)) return new HandlerResult().Reply(turn, $"您能抽查的是{reach.Name}及下级，例：抽查 {reach.Name} 20");
        return size is 0 or > Most ? new HandlerResult().Reply(turn, $"一次抽1到{Most}人，例：抽查 {scope.Name} 20") : await desk.DrawAsync(turn, session, scope, size);
    }

    private async Task<HandlerResult?> AskedAsync(Turn turn, Session session)
    {
        if (await checks.LastOfAsync(session, turn.Speaker!.Id) is not { } check)
            return turn.IsOffice ? new HandlerResult().Reply(turn, "您还没有抽查过，例：抽查 上坪村 20") : null;
        var calls = await checks.CallsAsync(session, check.Id);
        var scope = turn.Tree.Find(check.UnitId)?.Name ?? "";
        if (turn.Text == "抽查结果") return audience.Answer(turn, check.UnitId, SpotText.Tally(scope, SpotTally.Of(calls)));
        if (turn.Text != "抽查名单")
            return new HandlerResult().Save(s => checks.CloseAsync(s, check.Id, turn.Now)).Reply(turn, "抽查已结束，已经打的都算。" + SpotText.Tally(scope, SpotTally.Of(calls)));
        var open = calls.Where(c => c.Answer == SpotAnswer.Open).ToList();
        return open.Count == 0 ? new HandlerResult().Reply(turn, "名单上的都打完了。") : await desk.ListAsync(turn, session, new HandlerResult(), open, $"抽查{scope}还剩{open.Count}人：");
    }

    /// <summary>A digit answers a question of the bot first, where one is open (rule A6).</summary>
    private async Task<HandlerResult?> ResultsAsync(Turn turn, Session session)
    {
        if (SpotWords.Results(turn.Text, byDigits: true).Count == 0 || await checks.OpenOfAsync(session, turn.Speaker!.Id) is not { } check) return null;
        var asked = await questions.OpenOfAsync(session, turn.Group.Id, turn.Speaker!.Id, turn.Now) is not null;
        var said = SpotWords.Results(turn.Text, byDigits: !asked);
        return said.Count == 0 ? null : await desk.AnswerAsync(turn, session, check, said);
    }
}
