using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The office hears privately that next week's edition is not approved, the workday before and on the morning of P; then also what the registry lacks.</summary>
public sealed class OfficeNoticeJob(Steps steps, Editions editions, Mouth mouth, Timetable timetable) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await steps.RunAsync(TimetableStep.OfficeNoticeEarly, NoticeAsync, cancellationToken);
        await steps.RunAsync(TimetableStep.OfficeNoticeLate, NoticeAsync, cancellationToken);
    }

    private async Task<bool> NoticeAsync(StepTurn turn)
    {
        var all = await editions.ListAsync(turn.Session);
        foreach (var township in Townships.Of(turn.Registry))
        {
            var parts = new[] { Materials(turn, [.. all.Where(e => e.OfficeUnitId == township.Id)]), Gaps(turn, township) }.OfType<string>().ToList();
            if (parts.Count > 0) await TellOfficeAsync(turn, township, string.Join("\n\n", parts));
        }

        return true;
    }

    /// <summary>Null when the week's edition is approved or out already.</summary>
    private string? Materials(StepTurn turn, List<Edition> own)
    {
        var week = turn.Due.EditionWeek!;
        var runs = own.Any(e => e.State == EditionState.Pushed && e.Week == week.ToString());
        if (runs || EditionQueue.For(week, own, timetable) is not null) return null;
        var when = turn.Due.Step == TimetableStep.OfficeNoticeLate ? "今天" : "下个工作日";
        var hour = timetable.Options.Push.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return own.FirstOrDefault(e => e.State == EditionState.Draft && e.Week == week.ToString()) is not { } draft
            ? $"{when}{hour}要推送素材，还没有草稿。请回复：新建素材 标题"
            : $"{when}{hour}要推送的第{draft.Number}期《{draft.Title}》还没批准。看一遍请回复“预览 第{draft.Number}期”，同意请回复“批准 第{draft.Number}期”。";
    }

    /// <summary>Once a week, on the morning of P (rule U7).</summary>
    private static string? Gaps(StepTurn turn, OrgUnit township)
    {
        if (turn.Due.Step != TimetableStep.OfficeNoticeLate) return null;
        var gaps = RegistryGaps.Of(turn.Registry, township.Id, WorkCalendar.LocalDate(turn.Now));
        // Residents' groups keep their names for years; 检查 lists them, a weekly line about each would soon not be read.
        return RegistryGapsText.For(gaps with { Unnamed = [.. gaps.Unnamed.Where(g => g.Kind == GroupKind.Work)] });
    }

    private async Task TellOfficeAsync(StepTurn turn, OrgUnit township, string text)
    {
        foreach (var office in turn.Registry.OfficeOf(township.Id))
        {
            var message = Outgoing.ToMember(turn.Registry, office.Id, $"{turn.Due.Key}/{township.Id}/{office.Id}", text);
            if (message is not null) await mouth.SayAsync(turn.Session, message, turn.Now);
        }
    }
}
