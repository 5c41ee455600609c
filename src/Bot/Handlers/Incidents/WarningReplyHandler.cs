using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>
/// 1, 已联系, 0618-03 5: somebody who was given a warning says how it stands (rules I3, I4). In a group it is taken all the same, but the answer is private.
/// </summary>
public sealed class WarningReplyHandler(Warnings warnings, WarningDesk desk, CaseDesk cases, Questions questions) : IMessageHandler
{
    private static readonly string[] Nods = ["收到", "好", "好的", "知道了", "ok", "OK", "明白", "嗯"];

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Speaker is not { Role: not Role.Resident } speaker || turn.Message.Attachments.Count > 0) return null;
        var nods = turn.Private && Nods.Contains(turn.Text.TrimEnd('。', '！', '!'));
        var said = WarningReply.Read(turn.Text);
        if ((said is null && !nods) || (!turn.Private && turn.Reading.Intent != Intent.WarningFeedback)) return null;
        var open = await warnings.OpenOfAsync(session, speaker.Id);
        if (said is null) return Nodded(turn, open);
        if (said.Number is not null) return await NumberedAsync(turn, session, said, open);
        if (open.Count == 0 || await IsAnsweringAsync(turn, session, open)) return null;
        return Meant(open, said, speaker.Id) is { } warning ? await TakeAsync(turn, session, warning, said) : Which(turn, open, said);
    }

    private static HandlerResult? Nodded(Turn turn, IReadOnlyList<Warning> open) =>
        open.FirstOrDefault(w => w.OwnerId is null) is { } waiting ? new HandlerResult().Reply(turn, $"预警{waiting.Number}还没人接单。您接单请回复：{waiting.Number} 1", Lane.Urgent) : null;

    private async Task<HandlerResult?> NumberedAsync(Turn turn, Session session, WarningReply said, IReadOnlyList<Warning> open)
    {
        if (open.FirstOrDefault(w => w.Number == said.Number) is { } mine) return await TakeAsync(turn, session, mine, said);
        if (await warnings.FindAsync(session, said.Number!) is not { } warning) return turn.Private ? new HandlerResult().Reply(turn, $"没有编号{said.Number}的预警，请核对编号。", Lane.Urgent) : null;
        var told = (await warnings.ReceiversAsync(session, warning.Id)).Contains(turn.Speaker!.Id) || MayStep(turn, warning);
        return told ? await TakeAsync(turn, session, warning, said) : Private(turn, new HandlerResult(), $"预警{said.Number}没有派给您。");
    }

    /// <summary>A digit right after the bot's own question answers that question (rule A6).</summary>
    private async Task<bool> IsAnsweringAsync(Turn turn, Session session, IReadOnlyList<Warning> open) =>
        turn.Private && turn.Text.Length <= 2 && await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now) is { } asked && asked.AskedAt > open[^1].RaisedAt;

    private static Warning? Meant(IReadOnlyList<Warning> open, WarningReply said, string memberId)
    {
        var mine = said.Step == WarningStep.Accept ? [.. open.Where(w => w.OwnerId is null)] : open.Where(w => w.OwnerId == memberId).ToList();
        if (mine.Count == 0) mine = [.. open];
        return mine.Count == 1 ? mine[0] : null;
    }

    private static HandlerResult Which(Turn turn, IReadOnlyList<Warning> open, WarningReply said)
    {
        var digit = said.Step == WarningStep.Met ? 3 : (int)said.Step + 1;
        var lines = open.Select(w => $"{w.Number} {WarningText.Name(w.Level)} {WarningText.Unit(turn.Tree, w.UnitId)} {w.Subject}");
        return Private(turn, new HandlerResult(), $"您有{open.Count}条预警没办结，请带编号回复，例：{open[0].Number} {digit}\n{string.Join('\n', lines)}");
    }

    private async Task<HandlerResult> TakeAsync(Turn turn, Session session, Warning before, WarningReply said)
    {
        var result = new HandlerResult();
        switch (WarningSteps.Take(before, said, turn.Speaker!.Id, MayStep(turn, before), turn.Now))
        {
            case WarningProgress.Closed { Outcome: var outcome }:
                return Private(turn, result, $"预警{before.Number}已经办结：{WarningText.Name(outcome)}。");
            case WarningProgress.Owned owned:
                return Private(turn, result, $"预警{before.Number}已由{turn.Registry.NameOf(owned.OwnerId)}接单（{WarningText.Time(owned.Since)}），您先不用去。您见到人也可以回复：{before.Number} 3");
            case WarningProgress.HowMuch { After: var met }:
                desk.Keep(met, result);
                return Private(turn, result, $"已记见面。转了多少钱？例：{before.Number} 4 2.3万。请当事人马上拨打110止付。");
            case WarningProgress.Taken { After: var after, Step: var step }:
                return await RecordAsync(turn, session, before, after, step, result);
            default:
                throw new InvalidOperationException("unreachable");
        }
    }

    private async Task<HandlerResult> RecordAsync(Turn turn, Session session, Warning before, Warning after, WarningStep step, HandlerResult result)
    {
        var told = await warnings.ReceiversAsync(session, after.Id);
        desk.Keep(after, result);
        result.Save(s => warnings.NoteAsync(s, after.Id, turn.Speaker!.Id, step.ToString().ToLowerInvariant(), turn.Now));
        if (before.OwnerId is null && after.IsOpen)
            WarningDesk.TellOthers(turn.Registry, after, told, turn.Speaker!.Id, "accepted", $"预警{after.Number}已由{turn.Speaker.Name}接单。", result);
        if (after.Stage != before.Stage && after.Stage is SearchStage.Neighbours or SearchStage.Police) desk.JoinSearch(turn.Registry, after, told, turn.Now, result);
        if (after.IsOpen) return Private(turn, result, WarningAnswer.Of(after, step, desk.LimitsOf(after), turn.Now));
        var line = $"预警{after.Number}已办结：{WarningText.State(after, null)}，{turn.Speaker!.Name}办理。";
        WarningDesk.TellOthers(turn.Registry, after, told, turn.Speaker.Id, "closed", line, result);
        var follow = after.Outcome == WarningOutcome.Defrauded ? "\n" + await cases.OpenFromWarningAsync(turn, session, after, result) : "";
        return Private(turn, result, line + follow);
    }

    /// <summary>Police and office of the place may report steps of any ticket there.</summary>
    private static bool MayStep(Turn turn, Warning warning) =>
        turn.Speaker!.Role is Role.Police or Role.Office && turn.Tree.IsWithin(warning.UnitId, turn.Registry.ReachOf(turn.Speaker));

    private static HandlerResult Private(Turn turn, HandlerResult result, string text) => turn.Private
        ? result.Reply(turn, text, Lane.Urgent)
        : result.Tell(turn, turn.Speaker!.Id, text + "\n预警的事请在这里私聊，群里那条请撤回。", Lane.Urgent);
}
