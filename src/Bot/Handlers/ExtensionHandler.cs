using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>延期+原因: no further reminders, but the freeze stands (rule D6).</summary>
public sealed class ExtensionHandler(Duties duties, FormBook forms, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.Text.StartsWith("延期", StringComparison.Ordinal) || turn.Text.Length > 120 || turn.IsResident) return null;
        var reason = WithoutForm(turn.Text[2..]).Trim('+', '＋', '：', ':', '，', ',', ' ', '。');
        if (reason.Length == 0) return new HandlerResult().Reply(turn, "请写明原因，例：延期 联络员住院，明天上午补报");
        var open = Meant(turn, (await duties.ListAsync(session, turn.Speaker!.UnitId, null))
            .Where(d => d.State is DutyState.Open or DutyState.Partial && !DutyStatus.IsFrozen(d, turn.Now)).ToList());
        if (open.Count == 0) return new HandlerResult().Reply(turn, $"{turn.SpeakerUnit!.Name}没有待报的数据，不用延期。");
        var result = new HandlerResult();
        foreach (var duty in open)
        {
            var extended = DutyStatus.Extend(duty, reason);
            result.Save(s => duties.SetAsync(s, duty.Id, extended.State, null, extended.ExtensionReason));
            result.Save(s => audit.AppendAsync(s, turn.Speaker.Id, "extend-duty", duty.Id, reason, turn.Now));
        }

        return result.Reply(turn, $"已登记延期：{turn.SpeakerUnit!.Name}{string.Join('、', open.Select(d => forms.TitleOf(d) ?? (TownTask.NumberOf(d) is { } task ? $"{task}号任务" : ReadBackText.PeriodName(d.Period))))}，原因：{reason}。请尽快补报，截止后报的计入下期。");
    }

    /// <summary>The form named; else what is due by now; else what is due next. A counter that still has weeks is not meant (rule D17).</summary>
    private List<Duty> Meant(Turn turn, List<Duty> open)
    {
        if (forms.NamedIn(turn.Text) is { } named && open.FirstOrDefault(d => d.Form == named.Name) is { } one) return [one];
        var due = open.Where(d => WorkCalendar.LocalDate(d.Due) <= WorkCalendar.LocalDate(turn.Now)).ToList();
        return due.Count > 0 ? due : [.. open.Where(d => d.Due == open.Min(o => o.Due))];
    }

    private string WithoutForm(string text) => forms.NamedIn(text) is { } form ? text.Replace(form.Title, "", StringComparison.Ordinal) : text;
}
