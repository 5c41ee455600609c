using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>A duty not filled yet, and the liaison (or deputy) who owes it. Round null: the weekly form. Count: what a counter stands at.</summary>
public sealed record OwedData(Duty Duty, OrgUnit Unit, string Liaison, FormRound? Round = null, decimal Count = 0);

/// <summary>Who owes what at this moment, computed from duties and deliveries and never from memory.</summary>
public sealed class Owing(Duties duties, Editions editions, Ledger ledger)
{
    /// <summary>A duty and person are reminded at most so often (rule D16).</summary>
    private const int MostReminders = 2;

    /// <summary>Open or partial duties of the turn's weeks and rounds whose unit has a liaison; extended ones are left in peace.</summary>
    public async Task<IReadOnlyList<OwedData>> DataAsync(DutyTurn turn)
    {
        var owed = new List<OwedData>();
        foreach (var week in turn.Weekly.SelectMany(d => d.DataWeeks))
        {
            owed.AddRange(Open(turn, await duties.ListAsync(turn.Session, null, week.ToString()), null));
        }

        owed = [.. owed.OrderBy(o => o.Unit.Order).ThenBy(o => o.Duty.Week, StringComparer.Ordinal)];
        foreach (var round in turn.Others.Select(d => d.Round))
        {
            var open = Open(turn, await DutiesAsync(turn.Session, round), round).OrderBy(o => o.Unit.Order).ToList();
            owed.AddRange(round.Form.Schedule.IsCounter ? await CountedAsync(turn, open) : open);
        }

        return owed;
    }

    /// <summary>Those of <see cref="DataAsync"/> whose person was not reminded twice already.</summary>
    public async Task<IReadOnlyList<OwedData>> ToRemindAsync(DutyTurn turn)
    {
        var owed = await DataAsync(turn);
        if (owed.Count == 0) return owed;
        var told = (await duties.RemindersAsync(turn.Session, [.. owed.Select(o => o.Duty.Id)])).ToLookup(r => (r.DutyId, r.MemberId));
        return [.. owed.Where(o => told[(o.Duty.Id, o.Liaison)].Count() < MostReminders)];
    }

    /// <summary>All duties of one round of another form.</summary>
    public async Task<IReadOnlyList<Duty>> DutiesAsync(Session session, FormRound round) =>
        [.. (await duties.ListAsync(session, null, round.Instance.Key)).Where(d => d.Form == round.Form.Name)];

    /// <summary>Open relay duties of all open editions, with a named person, or who stands in for that person.</summary>
    public async Task<IReadOnlyList<Delivery>> RelaysAsync(Session session, Registry registry)
    {
        var open = (await editions.ListAsync(session)).Where(e => e.State == EditionState.Pushed).Select(e => e.Id).ToHashSet();
        var deliveries = await editions.DeliveriesAsync(session, null);
        return [.. deliveries.Where(d => d is { State: DeliveryState.RelayDue, RelayId: not null } && open.Contains(d.EditionId))
            .Select(d => d with { RelayId = Acting(registry.Tree, d) })];
    }

    // The delivery was planned when the liaison was there.
    private static string Acting(OrgTree tree, Delivery delivery)
    {
        for (var unit = tree.Find(delivery.UnitId); unit is not null; unit = tree.Find(unit.ParentId))
        {
            if (unit.RegularLiaisonId == delivery.RelayId) return unit.LiaisonId!;
        }

        return delivery.RelayId!;
    }

    private static IEnumerable<OwedData> Open(DutyTurn turn, IEnumerable<Duty> all, FormRound? round) =>
        from duty in all
        where duty.State is DutyState.Open or DutyState.Partial
        let unit = turn.Registry.Tree.Find(duty.UnitId)
        let liaison = unit?.LiaisonId
        where liaison is not null
        select new OwedData(duty, unit, liaison, round);

    private async Task<List<OwedData>> CountedAsync(DutyTurn turn, List<OwedData> open)
    {
        var counted = new List<OwedData>();
        foreach (var owed in open)
        {
            var units = turn.Registry.Tree.Subtree(owed.Unit.Id).Select(u => u.Id).ToList();
            var entries = await ledger.OfUnitsAsync(turn.Session, units, [owed.Round!.Form.Required[0].Metric], owed.Duty.Period.From, owed.Duty.Period.To);
            counted.Add(owed with { Count = FormFilling.Count(owed.Round.Form, owed.Duty, new TotalsBook(turn.Registry.Tree, entries)) });
        }

        return counted;
    }
}
