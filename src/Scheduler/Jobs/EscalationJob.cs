using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// 09:00 of the workday after: the head of a unit that still owes is asked, once and privately, all forms and units in one message.
/// Another person, so it is no third reminder. A liaison whom nobody reminded, because the bot was down, hears of it too.
/// </summary>
public sealed class EscalationJob(DutySteps steps, Owing owing, Duties duties, Mouth mouth, Timetable timetable) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Escalation, FormStep.Escalation, TellAsync, cancellationToken);

    private async Task TellAsync(DutyTurn turn)
    {
        var owed = await owing.DataAsync(turn);
        if (owed.Count == 0) return;
        var reminders = (await duties.RemindersAsync(turn.Session, [.. owed.Select(o => o.Duty.Id)])).ToLookup(r => (r.DutyId, r.MemberId));
        int Told(OwedData one) => reminders[(one.Duty.Id, one.Liaison)].Count();
        foreach (var own in owed.Where(o => Told(o) == 0).GroupBy(o => o.Liaison)) await TellLiaisonAsync(turn, own.Key, [.. own]);
        foreach (var own in owed.Where(o => o.Unit.HeadId is not null && o.Unit.HeadId != o.Liaison).GroupBy(o => (Head: o.Unit.HeadId!, o.Liaison)).GroupBy(g => g.Key.Head))
        {
            // A head of several units gets one message, a line for each liaison.
            var lines = own.Select(g => ReminderText.Escalation(
                turn.Registry.NameOf(own.Key), turn.Registry.NameOf(g.Key.Liaison), g.Max(Told), [.. g], Until(turn)));
            await SayAsync(turn, own.Key, string.Join('\n', lines));
        }
    }

    private async Task TellLiaisonAsync(DutyTurn turn, string liaison, IReadOnlyList<OwedData> owed)
    {
        await SayAsync(turn, liaison, ReminderText.Belated(turn.Registry.NameOf(liaison), owed, Until(turn)));
        foreach (var one in owed) await duties.NoteReminderAsync(turn.Session, one.Duty.Id, liaison, "belated", turn.Now);
    }

    private async Task SayAsync(DutyTurn turn, string memberId, string text)
    {
        var message = Outgoing.ToMember(turn.Registry, memberId, $"{turn.Key}/{memberId}", text);
        if (message is not null) await mouth.SayAsync(turn.Session, message, turn.Now);
    }

    private DateTimeOffset Until(DutyTurn turn) => WorkCalendar.At(WorkCalendar.LocalDate(turn.Now), timetable.Options.EscalationDeadline);
}
