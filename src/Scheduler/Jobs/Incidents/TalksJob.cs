using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// The three talks after a case (rule I13): on their last day the liaison is asked, the day after liaison, head and office, each once a case. What fell into a
/// holiday or a time the bot was down is made up; of a case that is already late the last day is not asked for any more.
/// </summary>
public sealed class TalksJob(
    Database database, RegistryCache registries, StepRuns runs, FraudCases cases, CaseTalkRules rules, Mouth mouth, WorkCalendar calendar, TimeProvider clock) : IJob
{
    private sealed record Owed(FraudCase Case, OrgUnit Unit, IReadOnlyList<TalkPlace> Missing, DateOnly Until, bool Late, string Key);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (calendar.IsQuiet(now)) return;
        var registry = await database.ReadAsync(registries.CurrentAsync, cancellationToken);
        if ((await database.ReadAsync(s => OwedAsync(s, registry.Tree, now), cancellationToken)).Count == 0) return;
        await database.WriteAsync(session => TellAsync(session, now), cancellationToken);
    }

    private async Task<List<Owed>> OwedAsync(Session session, OrgTree tree, DateTimeOffset now)
    {
        var (today, owed) = (WorkCalendar.LocalDate(now), new List<Owed>());
        foreach (var c in (await cases.ListAsync(session, now - CaseTalkRules.Back)).Where(c => c.State == CaseState.Complete && rules.Until(c) <= today && tree.Find(c.UnitId) is not null))
        {
            var late = rules.Until(c) < today;
            var (key, missing) = ($"talks/{c.Number}/{(late ? "late" : "due")}", CaseTalkRules.Missing(await cases.TalksAsync(session, c.Number)));
            if (missing.Count > 0 && !(await runs.DoneAsync(session, key)).Contains(key))
                owed.Add(new Owed(c, tree.Above(c.UnitId, Tier.Village) ?? tree[c.UnitId], missing, rules.Until(c), late, key));
        }

        return owed;
    }

    private async Task<bool> TellAsync(Session session, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        var told = new List<Owed>();
        foreach (var owed in await OwedAsync(session, registry.Tree, now))
        {
            if (!await runs.TryRecordAsync(session, owed.Key, "", now)) continue;
            told.Add(owed);
            string?[] people = owed.Late ? [owed.Unit.LiaisonId, owed.Unit.HeadId] : [owed.Unit.LiaisonId];
            var text = FraudCaseText.TalksDue(owed.Case, owed.Unit.Name, owed.Missing, owed.Until, owed.Late);
            foreach (var member in people.OfType<string>().Distinct()) await SayAsync(session, registry, member, $"{owed.Key}/{member}", text, now);
        }

        foreach (var township in Townships.Of(registry))
        {
            var late = told.Where(o => o.Late && registry.Tree.IsWithin(o.Unit.Id, township.Id)).ToList();
            if (late.Count == 0) continue;
            var text = FraudCaseText.TalksLate([.. late.Select(o => (o.Case, o.Unit.Name, o.Missing))]);
            foreach (var office in registry.OfficeOf(township.Id)) await SayAsync(session, registry, office.Id, $"{late[0].Key}/{office.Id}", text, now);
        }

        return true;
    }

    private async Task SayAsync(Session session, Registry registry, string member, string key, string text, DateTimeOffset now)
    {
        if (Outgoing.ToMember(registry, member, key, text) is { } message) await mouth.SayAsync(session, message, now);
    }
}
