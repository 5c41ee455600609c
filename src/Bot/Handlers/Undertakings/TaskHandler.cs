using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Bot.Handlers.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>完成 3, 佐证 3, 延期 3 原因 of a unit; 任务台账, 任务 3, 取消任务 3, 改期 3 到 7月15日 of the office (rules W4–W6).</summary>
public sealed class TaskHandler(TaskDesk desk, Rectifications rectifications, Audience audience, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || TaskWords.Read(turn.Text) is not { } said) return null;
        return said switch
        {
            TaskWords.Done done => await DoneAsync(turn, session, done),
            TaskWords.Later later => await LaterAsync(turn, session, later),
            TaskWords.Show show => await ShowAsync(turn, session, show.Number),
            // Among people 任务 alone is talk.
            TaskWords.Ledger when turn.Text != "任务" || turn.Private => await LedgerAsync(turn, session),
            TaskWords.Cancel cancel => await CancelAsync(turn, session, cancel),
            TaskWords.Postpone postpone => await PostponeAsync(turn, session, postpone),
            _ => null,
        };
    }

    /// <summary>The speaker's own units, the ones he stands in for included; the office and its people answer for the township.</summary>
    private static List<string> Own(Turn turn) => [.. turn.Speaker!.StandsInFor.Prepend(turn.Speaker.UnitId).Concat(Above(turn)).Distinct()];

    // A grid worker may hand in what his village owes.
    private static IEnumerable<string> Above(Turn turn) =>
        turn.SpeakerUnit is { Tier: Tier.Grid } && turn.Tree.Above(turn.Speaker!.UnitId, Tier.Village) is { } village ? [village.Id] : [];

    private async Task<HandlerResult?> DoneAsync(Turn turn, Session session, TaskWords.Done said)
    {
        var all = await desk.OwedAsync(session, Own(turn), withDone: true);
        var owed = all.Where(o => said.Numbers.Contains(o.Task.Number)).ToList();
        // 完成 12 may be a number of something: in a group, who has no tasks at all does not speak of one.
        if (owed.Count == 0) return all.Count == 0 && !turn.Private ? null : None(turn, string.Join('、', said.Numbers), all.Count == 0 ? "；报数请写明，例：安装12" : "");
        var files = turn.Message.Attachments;
        var result = new HandlerResult();
        var mended = new List<string>();
        foreach (var (task, duty) in owed)
        {
            if (said.Closes && !TaskDesk.IsDone(duty))
            {
                Close(turn, duty, result);
                // What an inspection found is mended: the card, where the unit holds one, goes to the office (rule J8).
                if (await rectifications.AfterTaskAsync(turn, session, duty.UnitId, task, said.Words, result) is { } card) mended.Add(card);
            }

            if (files.Count > 0 || said.Words.Length > 0)
                result.Save(s => desk.Tasks.ProveAsync(s, new TaskProof(task.Number, duty.UnitId, turn.Speaker!.Id, turn.Message.Id, said.Words, files, turn.Message.SentAt)));
        }

        var what = string.Join('、', owed.Select(o => $"{o.Task.ShortName}{(said.Closes && !TaskDesk.IsDone(o.Duty) && !DutyStatus.IsOnTime(o.Duty, turn.Message.SentAt) ? "（逾期）" : "")}"));
        var proof = files.Count > 0 ? $"，佐证{files.Count}份已存" : "";
        var unit = turn.Tree[owed[0].Duty.UnitId].Name;
        return result.Reply(turn, $"已登记：{unit}{(said.Closes ? "完成" : "补交佐证")} {what}{proof}。{(mended.Count == 0 ? "" : $"{string.Join('、', mended)}的整改情况已报平安办，验收合格后解除。")}");
    }

    private static HandlerResult None(Turn turn, string numbers, string more) => new HandlerResult().Reply(turn, $"没有{numbers}号任务要您单位办。看编号请发：我的任务{more}");

    private void Close(Turn turn, Duty duty, HandlerResult result)
    {
        var state = DutyStatus.IsOnTime(duty, turn.Message.SentAt) ? DutyState.Done : DutyState.Late;
        result.Save(s => desk.Duties.SetAsync(s, duty.Id, state, turn.Message.SentAt, null));
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "task-done", duty.Id, turn.Message.Id, turn.Now));
    }

    private async Task<HandlerResult?> LaterAsync(Turn turn, Session session, TaskWords.Later said)
    {
        var owed = await desk.OwedAsync(session, Own(turn));
        var (task, duty) = owed.FirstOrDefault(o => o.Task.Number == said.Number);
        if (task is null) return turn.Private || owed.Count > 0 ? None(turn, said.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), "") : null;
        if (duty.State is DutyState.Missed) return new HandlerResult().Reply(turn, $"{task.ShortName}已经逾期，请尽快办结，办好回复：完成 {task.Number}");
        return new HandlerResult()
            .Save(s => desk.Duties.SetAsync(s, duty.Id, DutyState.Extended, null, said.Reason))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "extend-duty", duty.Id, said.Reason, turn.Now))
            .Reply(turn, $"已登记延期：{task.ShortName}，原因：{said.Reason}。时限不变，改时限请找平安办。");
    }

    private async Task<HandlerResult?> ShowAsync(Turn turn, Session session, int number)
    {
        var task = await desk.Tasks.FindAsync(session, number);
        var reach = turn.Registry.ReachOf(turn.Speaker!);
        var concerns = task is not null && (turn.Tree.IsWithin(task.OfficeUnitId, reach) || task.Leads.Concat(task.CoUnits).Intersect(Own(turn)).Any());
        if (!concerns) return turn.Private || turn.IsOffice ? new HandlerResult().Reply(turn, $"没有{number}号任务。看本单位的请发：我的任务") : null;
        var duties = await desk.Duties.OfFormAsync(session, task!.FormName);
        // Of a unit that only has a part in it, its own part.
        if (!turn.Tree.IsWithin(task.OfficeUnitId, reach)) duties = [.. duties.Where(d => Own(turn).Contains(d.UnitId))];
        var proofs = (await desk.Tasks.ProofsAsync(session, number)).Where(p => duties.Any(d => d.UnitId == p.UnitId)).ToList();
        var result = audience.Answer(turn, duties.Count == 1 ? duties[0].UnitId : task.OfficeUnitId, TaskLedgerText.Detail(task, duties, proofs, turn));
        var files = proofs.SelectMany(p => p.Files).ToList();
        if (turn.Private && turn.IsOffice && files.Count > 0) result.Reply(turn, $"佐证{files.Count}份：", files);
        return result;
    }

    private async Task<HandlerResult?> LedgerAsync(Turn turn, Session session)
    {
        var reach = turn.Registry.ReachOf(turn.Speaker!);
        var standing = await desk.Tasks.StandingAsync(session);
        var duties = (await desk.Duties.OfFormAsync(session, null)).Where(d => turn.Tree.IsWithin(d.UnitId, reach)).ToLookup(d => d.Form);
        var own = standing.Where(t => duties.Contains(t.FormName)).Select(t => (t, (IReadOnlyList<Duty>)[.. duties[t.FormName]])).ToList();
        return audience.Answer(turn, reach, TaskLedgerText.Ledger(turn.Tree[reach].Name, own, turn));
    }

    private async Task<HandlerResult?> CancelAsync(Turn turn, Session session, TaskWords.Cancel said)
    {
        if (await GivenAsync(turn, session, said.First, said.Last) is not { } given) return null;
        if (given.Count == 0) return new HandlerResult().Reply(turn, $"没有{said.First}号任务可以取消。看编号请发：任务台账");
        var result = new HandlerResult();
        foreach (var task in given) result.Save(s => desk.CancelAsync(s, task, turn.Speaker!.Id, turn.Now));
        await TellChangeAsync(turn, session, given, $"{string.Join('、', given.Select(t => t.ShortName))}已取消，不用办了。", result);
        return result.Reply(turn, $"已取消{given.Count}项：{string.Join('、', given.Select(t => t.ShortName))}。没办的单位已私聊告知。");
    }

    private async Task<HandlerResult?> PostponeAsync(Turn turn, Session session, TaskWords.Postpone said)
    {
        if (await GivenAsync(turn, session, said.Number, said.Number) is not { } given) return null;
        if (given.Count == 0) return new HandlerResult().Reply(turn, $"没有{said.Number}号任务。看编号请发：任务台账");
        var today = WorkCalendar.LocalDate(turn.Now);
        if (DueDay.Read(said.Day, today) is not { } due || due < today) return new HandlerResult().Reply(turn, $"“{said.Day}”看不懂或已经过了，例：改期 {said.Number} 到 7月15日");
        var result = new HandlerResult().Save(s => desk.PostponeAsync(s, given[0], due, turn.Speaker!.Id, turn.Now));
        var words = $"{given[0].ShortName}改到{TaskText.Day(due, today)}前。";
        await TellChangeAsync(turn, session, given, words, result);
        return result.Reply(turn, $"已改期：{words}没办的单位已私聊告知。");
    }

    /// <summary>Null when it is not the speaker's to say; only the office that gave a task out takes it back.</summary>
    private async Task<List<TownTask>?> GivenAsync(Turn turn, Session session, int first, int last) => !turn.IsOffice ? null
        : [.. (await desk.Tasks.StandingAsync(session)).Where(t => t.OfficeUnitId == turn.Speaker!.UnitId && t.Number >= first && t.Number <= last)];

    private async Task TellChangeAsync(Turn turn, Session session, List<TownTask> given, string words, HandlerResult result)
    {
        var open = new HashSet<string>();
        foreach (var task in given) open.UnionWith((await desk.Duties.OfFormAsync(session, task.FormName)).Where(d => !TaskDesk.IsDone(d)).Select(d => d.UnitId));
        foreach (var liaison in open.Select(u => turn.Tree.Find(u)?.LiaisonId).OfType<string>().Distinct()) result.Tell(turn, liaison, words, Lane.Bulk);
    }
}
