using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// P 16:00: one message a group, @ only those who still owe data or a relay (the timetable's step). Each person is reminded in the highest
/// work group they sit in, so nobody reads their name twice.
/// </summary>
public sealed class ReminderJob(Steps steps, Owing owing, Duties duties, Mouth mouth, Timetable timetable, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Reminder, RemindAsync, cancellationToken);

    private async Task<bool> RemindAsync(StepTurn turn)
    {
        var data = await owing.DataAsync(turn);
        var relays = await owing.RelaysAsync(turn.Session);
        var persons = data.Select(d => d.Liaison).Concat(relays.Select(r => r.RelayId!)).Distinct();
        foreach (var place in persons.GroupBy(p => turn.Registry.HighestWorkGroupOf(p)?.Id).Where(g => g.Key is not null))
        {
            var group = turn.Registry.Groups[place.Key!];
            var names = place.ToHashSet();
            var text = ReminderText.Reminder(
                [.. data.Where(d => names.Contains(d.Liaison))], [.. relays.Where(r => names.Contains(r.RelayId!))], turn, timetable.RoundOf(turn.Due.EditionWeek!)!, settings.Hearing);
            await mouth.SayAsync(turn.Session, Outgoing.ToGroup(group, $"{turn.Due.Key}/{group.Id}", text, [.. names]), turn.Now);
        }

        foreach (var owed in data) await duties.NoteReminderAsync(turn.Session, owed.Duty.Id, owed.Liaison, "reminder", turn.Now);
        return true;
    }
}
