using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// 督导检查 上坪村：…。整改：6月25日前… by office, police or a leader (rule W6): put on record with its pictures; a demand becomes a task of the
/// unit, and liaison and head are told privately. 督导记录 lists what was found.
/// </summary>
public sealed class InspectionHandler(Inspections inspections, TaskDesk desk, Audience audience, WorkCalendar calendar) : IMessageHandler
{
    private const int Shown = 10;
    private const string Example = "例：督导检查 上坪村：LED屏没开。整改：6月25日前修好";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        if (turn.Text is "督导记录" or "督查记录" or "检查记录") return await ListAsync(turn, session);
        var today = WorkCalendar.LocalDate(turn.Now);
        if (InspectionWords.Read(turn.Text, turn.Tree, today) is not { } said) return null;
        if (turn.Speaker!.Role is not (Role.Office or Role.Commander or Role.Police)) return new HandlerResult().Reply(turn, "督导检查由平安办、派出所或领导登记。");
        if (said.Unit is null || !turn.Tree.IsWithin(said.Unit.Id, turn.Registry.ReachOf(turn.Speaker)))
            return turn.Private ? new HandlerResult().Reply(turn, $"“{said.Named}”不在您负责的单位里。{Example}") : null;
        return await RecordAsync(turn, session, said, said.Unit, today);
    }

    private async Task<HandlerResult> RecordAsync(Turn turn, Session session, InspectionWords said, OrgUnit unit, DateOnly today)
    {
        var number = await inspections.NextNumberAsync(session);
        var result = new HandlerResult();
        TownTask? task = null;
        if (said.Demand is not null)
        {
            // Without a day: a week, on a workday.
            var due = said.Due is { } day && day >= today ? day : calendar.FirstWorkdayOnOrAfter(today.AddDays(7));
            var office = turn.Tree.Above(turn.Speaker!.UnitId, Tier.Township)?.Id ?? turn.Speaker.UnitId;
            task = (await desk.NumberedAsync(session, [new(0, $"整改：{said.Found.TrimEnd('。')}，{said.Demand}", [unit.Id], [], due)], TaskKind.Rectification, office, turn.Speaker.Id, null, turn.Now))[0];
            result.Save(s => desk.SaveAsync(s, [task], turn.Now));
            Tell(turn, said, unit, task, result);
        }

        result.Save(s => inspections.AddAsync(s, new Inspection(
            number, unit.Id, turn.Speaker!.Id, said.Found, said.Demand, task?.Number, turn.Message.Attachments, turn.Message.SentAt)));
        var pictures = turn.Message.Attachments.Count > 0 ? $"，照片{turn.Message.Attachments.Count}张" : "";
        var demanded = task is null ? "没有整改要求。" : $"已私聊{unit.Name}联络员和负责人，{TaskText.Day(task.Due, today)}前整改（{task.Number}号任务）。";
        var words = $"督导记录{number}号：{unit.Name}，{said.Found}{pictures}。{demanded}";
        foreach (var say in audience.Answer(turn, unit.Id, words).Says) result.Say(say);
        return result;
    }

    private static void Tell(Turn turn, InspectionWords said, OrgUnit unit, TownTask task, HandlerResult result)
    {
        // The demand may name the day itself.
        var until = said.Due is null ? TaskText.Day(task.Due, WorkCalendar.LocalDate(turn.Now)) + "前" : "";
        var words = $"督导检查发现：{said.Found}。请{until}整改：{said.Demand}。整改好请回复：完成 {task.Number}（附照片）。有不同意见请私聊平安办。";
        foreach (var member in new[] { unit.LiaisonId, unit.HeadId }.OfType<string>().Distinct().Where(m => m != turn.Speaker!.Id)) result.Tell(turn, member, words, Lane.Bulk);
    }

    private async Task<HandlerResult> ListAsync(Turn turn, Session session)
    {
        var reach = turn.Registry.ReachOf(turn.Speaker!);
        var found = await inspections.OfUnitsAsync(session, [.. turn.Tree.Subtree(reach).Select(u => u.Id)]);
        if (found.Count == 0) return new HandlerResult().Reply(turn, $"还没有督导记录。{Example}");
        var open = (await desk.Duties.OfFormAsync(session, null)).Where(d => !TaskDesk.IsDone(d)).Select(TownTask.NumberOf).ToHashSet();
        var lines = found.Take(Shown).Select(i =>
        {
            var state = i.TaskNumber is null ? "" : open.Contains(i.TaskNumber) ? $"，整改中（{i.TaskNumber}号任务）" : "，已整改";
            return $"{i.Number} {WorkCalendar.LocalDate(i.At):M月d日} {turn.Tree.Find(i.UnitId)?.Name}：{i.Found}{state}";
        });
        return audience.Answer(turn, reach, $"督导记录{found.Count}次，有整改要求{found.Count(i => i.TaskNumber is not null)}次：\n{string.Join('\n', lines)}");
    }
}
