using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P 09:00: the approved edition goes down the tree, once (rules C1, T10). Without an approved edition the step stays due.</summary>
public sealed class PushJob(Steps steps, Editions editions, Org org, Errands errands, Mouth mouth, Timetable timetable, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Push, PushAsync, cancellationToken);

    private async Task<bool> PushAsync(StepTurn turn)
    {
        var all = await editions.ListAsync(turn.Session);
        var pushed = false;
        foreach (var township in Townships.Of(turn.Registry))
        {
            var edition = EditionQueue.For(turn.Due.EditionWeek!, all.Where(e => e.OfficeUnitId == township.Id), timetable);
            if (edition is not null) pushed |= await PushEditionAsync(turn.Session, turn.Registry, edition, township, turn.Now);
        }

        return pushed;
    }

    /// <summary>One transaction writes the push run (unique), one delivery and one keyed outbox row per group.</summary>
    public async Task<bool> PushEditionAsync(Session session, Registry registry, Edition edition, OrgUnit township, DateTimeOffset now)
    {
        var week = edition.Flash ? $"flash:{edition.Id}" : edition.Week;
        if (!await editions.TryStartPushAsync(session, week, township.Id, edition.Id, now)) return false;
        var round = timetable.RoundOf(timetable.PushWeek(CampaignWeek.Of(now)))!;
        var customers = await org.GroupsWithAsync(session, MassSend.Service);
        var run = PushRun.Plan(edition, registry, round, Townships.Signature(township, settings.OfficeLabel), now, settings.Hearing, customers);
        foreach (var delivery in run.Deliveries) await editions.AddDeliveryAsync(session, delivery);
        foreach (var message in run.Messages) await mouth.SayAsync(session, message, now);
        await PrepareAsync(session, registry, run, now);
        await editions.SetStateAsync(session, edition.Id, EditionState.Pushed, null, now);
        return true;
    }

    // The platform is asked outside this commit.
    private async Task PrepareAsync(Session session, Registry registry, PushRun run, DateTimeOffset now)
    {
        for (var i = 0; i < run.MassSends.Count; i++)
        {
            var send = run.MassSends[i];
            await errands.AddAsync(
                session, FormattableString.Invariant($"{MassSend.IdPrefix(send.EditionId)}{i}"), registry.Groups[send.Groups[0].GroupId].Channel, MassSend.Kind, send, now, now);
        }
    }
}
