using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// 16:00: one message a group for all forms due that day, @ only those who still owe data or a relay (rule D16). Each person is reminded
/// in the highest work group they sit in, so nobody reads their name twice; who sits in none (a deputy from elsewhere) privately.
/// </summary>
public sealed class ReminderJob(DutySteps steps, Owing owing, Duties duties, Mouth mouth, Timetable timetable, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Reminder, FormStep.Reminder, RemindAsync, cancellationToken);

    private async Task RemindAsync(DutyTurn turn)
    {
        var data = await owing.ToRemindAsync(turn);
        // Relays are asked for with the weekly round only.
        var relays = turn.Weekly.Count > 0 ? await owing.RelaysAsync(turn.Session, turn.Registry) : [];
        var persons = data.Select(d => d.Liaison).Concat(relays.Select(r => r.RelayId!)).Distinct();
        foreach (var place in persons.GroupBy(p => turn.Registry.HighestWorkGroupOf(p)?.Id ?? PrivateOf(turn, p)).Where(g => g.Key is not null))
        {
            var group = turn.Registry.Groups[place.Key!];
            var names = place.ToHashSet();
            var text = ReminderText.Reminder(
                [.. data.Where(d => names.Contains(d.Liaison))], [.. relays.Where(r => names.Contains(r.RelayId!))], turn, DueToday(turn), settings.Hearing);
            var chunks = TextLimits.Split(text);
            for (var i = 0; i < chunks.Count; i++)
            {
                // Many villages and forms may need two messages; the first calls the people.
                var message = Outgoing.ToGroup(group, $"{turn.Key}/{group.Id}" + (i == 0 ? "" : $"/{i}"), chunks[i], i == 0 ? [.. names] : []);
                await mouth.SayAsync(turn.Session, message, turn.Now);
            }
        }

        foreach (var owed in data) await duties.NoteReminderAsync(turn.Session, owed.Duty.Id, owed.Liaison, "reminder", turn.Now);
    }

    // Only what is due today has hours left; a counter's last day stands in its own line.
    private DateTimeOffset? DueToday(DutyTurn turn) => turn.Weekly.Count > 0 && timetable.Collects
        ? timetable.RoundOf(turn.Weekly[0].EditionWeek!)!.Due
        : turn.Others.Select(d => d.Round).Where(r => r.Instance.Due == WorkCalendar.LocalDate(turn.Now)).Select(r => (DateTimeOffset?)r.Due).FirstOrDefault();

    // A liaison without any group was never in one; only a deputy is looked for in the private chat.
    private static string? PrivateOf(DutyTurn turn, string memberId) =>
        turn.Registry.Members.TryGetValue(memberId, out var member) && member.StandsInFor.Count > 0
        && turn.Registry.Groups.ContainsKey(PrivateChats.Of(memberId)) ? PrivateChats.Of(memberId) : null;
}
