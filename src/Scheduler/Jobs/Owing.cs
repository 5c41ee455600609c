using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>A duty not filled yet, and the liaison who owes it.</summary>
public sealed record OwedData(Duty Duty, OrgUnit Unit, string Liaison);

/// <summary>Who owes what at this moment, computed from duties and deliveries and never from memory.</summary>
public sealed class Owing(Duties duties, Editions editions)
{
    /// <summary>Open or partial duties of the round's data weeks whose unit has a liaison; extended ones are left in peace.</summary>
    public async Task<IReadOnlyList<OwedData>> DataAsync(StepTurn turn)
    {
        var owed = new List<OwedData>();
        foreach (var week in turn.Due.DataWeeks)
        {
            foreach (var duty in await duties.ListAsync(turn.Session, null, week.ToString()))
            {
                if (duty.State is not (DutyState.Open or DutyState.Partial)) continue;
                var unit = turn.Registry.Tree.Find(duty.UnitId);
                if (unit?.LiaisonId is { } liaison) owed.Add(new OwedData(duty, unit, liaison));
            }
        }

        return [.. owed.OrderBy(o => o.Unit.Order).ThenBy(o => o.Duty.Week, StringComparer.Ordinal)];
    }

    /// <summary>Open relay duties of all open editions, with a named person.</summary>
    public async Task<IReadOnlyList<Delivery>> RelaysAsync(Session session)
    {
        var open = (await editions.ListAsync(session)).Where(e => e.State == EditionState.Pushed).Select(e => e.Id).ToHashSet();
        var deliveries = await editions.DeliveriesAsync(session, null);
        return [.. deliveries.Where(d => d is { State: DeliveryState.RelayDue, RelayId: not null } && open.Contains(d.EditionId))];
    }
}
