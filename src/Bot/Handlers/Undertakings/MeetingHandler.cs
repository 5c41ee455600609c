using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Meetings;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>开会, 取消会议, 会前材料, 会议情况, 会议纪要 of the office; 到会 and 请假 原因 of the units (rules W7–W9).</summary>
public sealed class MeetingHandler(MeetingDesk desk, Audience audience, Audit audit, WorkCalendar calendar) : IMessageHandler
{
    private const string Example = "例：开会 6月26日15:00 二楼会议室 反诈工作例会";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || MeetingWords.Read(turn.Text, WorkCalendar.LocalDate(turn.Now)) is not { } said) return null;
        if (TownshipOf(turn) is not { } township) return null;
        var own = (await desk.Meetings.SinceAsync(session, turn.Now - Remembered)).Where(m => m.OfficeUnitId == township && m.CancelledAt is null).ToList();
        return said switch
        {
            MeetingWords.Present => Answer(turn, own, true, ""),
            MeetingWords.Leave leave => Answer(turn, own, false, leave.Reason),
            MeetingWords.Brief when MayLead(turn) => await BriefAsync(turn, session, own, township),
            MeetingWords.Status when MayLead(turn) => await StatusAsync(turn, session, own, township),
            MeetingWords.Call call when turn.IsOffice => Call(turn, call, township),
            MeetingWords.CallUnclear when turn.IsOffice => new HandlerResult().Reply(turn, $"请写明时间、地点，{Example}"),
            MeetingWords.Cancel when turn.IsOffice => Cancel(turn, own),
            MeetingWords.Minutes minutes => await MinutesAsync(turn, session, own, minutes.Text),
            _ => null,
        };
    }

    private static string? TownshipOf(Turn turn) => turn.Tree.Above(turn.Speaker!.UnitId, Tier.Township)?.Id ?? (turn.IsOffice ? turn.Speaker.UnitId : null);

    private static bool MayLead(Turn turn) => turn.IsOffice || turn.Speaker!.Role == Role.Commander;

    private HandlerResult Call(Turn turn, MeetingWords.Call call, string township)
    {
        if (call.Day is not { } day || WorkCalendar.At(day, call.Time) <= turn.Now) return new HandlerResult().Reply(turn, $"时间看不懂或已经过了，{Example}");
        if (!calendar.IsWorkday(day)) return new HandlerResult().Reply(turn, $"{TaskText.Day(day, WorkCalendar.LocalDate(turn.Now))}是休息日，请换一天。{Example}");
        var meeting = new Meeting
        {
            Id = $"meeting/{turn.Message.Id}", OfficeUnitId = township, Kind = MeetingKind.Special, Title = call.Title,
            StartsAt = WorkCalendar.At(day, call.Time), Place = call.Place, CalledBy = turn.Speaker!.Id,
        };
        var result = new HandlerResult().Save(s => desk.Meetings.AddAsync(s, meeting))
            .Save(s => audit.AppendAsync(s, turn.Speaker.Id, "call-meeting", meeting.Id, meeting.Title, turn.Now));
        var at = desk.Calendar.AnnounceAt(meeting);
        if (at <= turn.Now) result.Save(s => desk.AnnounceAsync(s, turn.Registry, meeting, turn.Now));
        var when = at <= turn.Now ? "现在就在工作群通知" : $"{TaskText.Day(WorkCalendar.LocalDate(at), WorkCalendar.LocalDate(turn.Now))}{FormText.Clock(at)}在工作群通知";
        return result.Reply(turn, $"已登记：{MeetingText.When(meeting)}，{meeting.Place}，{meeting.Title}。{when}，同时把会前材料私聊发给您。谁来谁请假请发：会议情况；不开了请发：取消会议");
    }

    private HandlerResult? Answer(Turn turn, List<Meeting> own, bool present, string reason)
    {
        // Among people 到会 without a meeting is talk; alone with the bot silence would look like a fault.
        if (MeetingCalendar.Answering(own, turn.Now) is not { } meeting) return turn.Private ? new HandlerResult().Reply(turn, "现在没有要答复的会议，通知了再回。") : null;
        if (!present && reason.Length == 0) return new HandlerResult().Reply(turn, "请写明原因，例：请假 在县里培训，由周明代");
        var unit = turn.Tree.Above(turn.Speaker!.UnitId, Tier.Village) ?? turn.SpeakerUnit!;
        return new HandlerResult()
            .Save(s => desk.Meetings.AnswerAsync(s, new MeetingAnswer(meeting.Id, unit.Id, turn.Speaker.Id, present, reason, turn.Message.SentAt)))
            .Reply(turn, present ? $"已登记：{unit.Name}到会，{MeetingText.When(meeting)}，{meeting.Place}。" : $"已登记：{unit.Name}请假，原因：{reason}。");
    }

    /// <summary>Of the next meeting, or of one that would begin now.</summary>
    private async Task<HandlerResult> BriefAsync(Turn turn, Session session, List<Meeting> own, string township)
    {
        var next = own.Where(m => m.StartsAt > turn.Now - TimeSpan.FromHours(8)).MinBy(m => m.StartsAt)
            ?? new Meeting { Id = "", OfficeUnitId = township, Kind = MeetingKind.Weekly, Title = "反诈工作", StartsAt = turn.Now, CalledBy = turn.Speaker!.Id };
        return audience.Answer(turn, township, await desk.BriefAsync(session, turn.Tree, next, turn.Now));
    }

    private async Task<HandlerResult> StatusAsync(Turn turn, Session session, List<Meeting> own, string township)
    {
        var meeting = own.Where(m => m.AnnouncedAt is not null && WorkCalendar.LocalDate(m.StartsAt) >= WorkCalendar.LocalDate(turn.Now)).MinBy(m => m.StartsAt)
            ?? own.LastOrDefault(m => m.AnnouncedAt is not null);
        if (meeting is null)
        {
            var planned = own.Where(m => m.StartsAt > turn.Now).Select(m => $"{MeetingText.When(m)} {m.Title}").ToList();
            return new HandlerResult().Reply(turn, planned.Count > 0 ? $"还没通知。已登记：{string.Join('；', planned)}" : $"没有会议。{Example}");
        }

        var answers = (await desk.Meetings.AnswersAsync(session, meeting.Id)).ToDictionary(a => a.UnitId);
        var asked = turn.Tree.Subtree(township).Where(u => u.Tier == Tier.Village && !(u.Closed <= WorkCalendar.LocalDate(turn.Now))).ToList();
        var silent = asked.Where(u => !answers.ContainsKey(u.Id)).Select(u => u.Id).ToList();
        var leave = answers.Values.Where(a => !a.Present).Select(a => $"{turn.Tree.Find(a.UnitId)?.Name}（{a.Reason}）").ToList();
        List<string> lines = [$"{meeting.Title}（{MeetingText.When(meeting)}）", $"到会{answers.Values.Count(a => a.Present)}个，请假{leave.Count}个{(leave.Count > 0 ? "：" + string.Join('、', leave) : "")}"];
        if (silent.Count > 0) lines.Add($"未答复{silent.Count}个：{TaskText.Names(turn.Tree, silent)}");
        if (meeting.StartsAt <= turn.Now) lines.Add(meeting.MinutesAt is null ? "纪要还没存，请发：会议纪要 内容（或附文件）" : "纪要已存，看请发：会议纪要");
        return audience.Answer(turn, township, string.Join('\n', lines));
    }

    private HandlerResult Cancel(Turn turn, List<Meeting> own)
    {
        if (own.Where(m => m.StartsAt > turn.Now).MinBy(m => m.StartsAt) is not { } meeting) return new HandlerResult().Reply(turn, "没有要开的会。");
        var result = new HandlerResult().Save(s => desk.Meetings.CancelAsync(s, meeting.Id, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "cancel-meeting", meeting.Id, "", turn.Now));
        if (meeting.AnnouncedAt is not null && turn.Registry.WorkGroupOf(meeting.OfficeUnitId) is { } group)
            result.Say(Domain.Messaging.Outgoing.ToGroup(group, $"{meeting.Id}/cancelled", $"【会议取消】{MeetingText.When(meeting)}的{meeting.Title}不开了。"));
        return result.Reply(turn, $"已取消：{MeetingText.When(meeting)} {meeting.Title}。");
    }

    /// <summary>The office files them, with words or a file; whoever sat there reads them.</summary>
    private async Task<HandlerResult?> MinutesAsync(Turn turn, Session session, List<Meeting> own, string words)
    {
        var held = own.LastOrDefault(m => m.StartsAt <= turn.Now);
        var files = turn.Message.Attachments;
        if (words.Length + files.Count > 0)
        {
            if (!turn.IsOffice) return null;
            if (held is null) return new HandlerResult().Reply(turn, "最近30天没有开过的会，纪要没有存。");
            return new HandlerResult().Save(s => desk.Meetings.FileMinutesAsync(s, held.Id, words, files, turn.Now))
                .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "file-minutes", held.Id, "", turn.Now))
                .Reply(turn, $"已存：{MeetingText.When(held)} {held.Title}的纪要{(files.Count > 0 ? $"，文件{files.Count}个" : "")}。要布置的事可以发：布置 6月26日前 各村（社区） 事项");
        }

        if (held?.MinutesAt is null) return MayLead(turn) ? new HandlerResult().Reply(turn, "最近的会还没有纪要。存请发：会议纪要 内容（或附文件）") : null;
        var stored = await desk.Meetings.MinutesFilesAsync(session, held.Id);
        var result = audience.Answer(turn, held.OfficeUnitId, $"{held.Title}（{MeetingText.When(held)}）纪要：\n{held.Minutes}".TrimEnd('\n', '：'));
        return stored.Count > 0 && turn.Private ? result.Reply(turn, "附件：", stored) : result;
    }
}
