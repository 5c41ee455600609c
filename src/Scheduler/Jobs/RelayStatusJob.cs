using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P 15:00: 转发情况 to the township's work group.</summary>
public sealed class RelayStatusJob(Steps steps, RelayBoards boards, Mouth mouth, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.RelayStatus, PostAsync, cancellationToken);

    private async Task<bool> PostAsync(StepTurn turn)
    {
        foreach (var township in Townships.Of(turn.Registry))
        {
            var group = turn.Registry.WorkGroupOf(township.Id);
            var text = await boards.TextAsync(turn.Session, turn.Registry, township, turn.Now, settings.Hearing);
            if (group is null || text is null) continue;
            await mouth.SayAsync(turn.Session, Outgoing.ToGroup(group, $"{turn.Due.Key}/{township.Id}", text) with { Topic = "relay-status" }, turn.Now);
        }

        return true;
    }
}

/// <summary>The board of a township's newest open edition, with what the units reported of groups and people.</summary>
public sealed class RelayBoards(Editions editions, Ledger ledger)
{
    public async Task<(Edition Edition, CascadeBoard Board)?> NewestAsync(Session session, Registry registry, OrgUnit township)
    {
        var edition = (await editions.ListAsync(session))
            .Where(e => e.OfficeUnitId == township.Id && e.State == EditionState.Pushed)
            .OrderByDescending(e => e.PushedAt).FirstOrDefault();
        if (edition is null) return null;
        var deliveries = await editions.DeliveriesAsync(session, edition.Id);
        return (edition, CascadeBoard.For(deliveries, await editions.ReceiptsAsync(session, edition.Id), registry.Tree));
    }

    /// <summary>【转发情况】 of the newest open edition, or null when none is open.</summary>
    public async Task<string?> TextAsync(Session session, Registry registry, OrgUnit township, DateTimeOffset now, Hearing hearing)
    {
        if (await NewestAsync(session, registry, township) is not { } newest) return null;
        var since = WorkCalendar.LocalDate(newest.Edition.PushedAt ?? now);
        var period = new Period(since, WorkCalendar.LocalDate(now));
        var units = registry.Tree.Subtree(township.Id).Select(u => u.Id).ToList();
        var entries = await ledger.OfUnitsAsync(session, units, [Metric.PushGroup, Metric.PushPeople], period.From, period.To);
        var book = new TotalsBook(registry.Tree, entries);
        return RelayStatusText.For(
            newest.Board, (int?)book.NewIn(township.Id, Metric.PushGroup, period), (int?)book.NewIn(township.Id, Metric.PushPeople, period), now, hearing);
    }
}
