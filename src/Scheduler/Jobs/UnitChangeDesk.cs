using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Changes;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Carries an ordered change out: tree, people, groups and duties in the caller's transaction, with a line of audit (rules U2–U6).</summary>
public sealed class UnitChangeDesk(UnitChanges changes, Org org, Ledger ledger, Duties duties, RegistryCache registries, Audit audit)
{
    /// <summary>Null when it was done; else why it cannot be, in Chinese (somebody took the name meanwhile). The order is closed either way.</summary>
    public async Task<string?> CarryOutAsync(Session session, OrderedChange order, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        var fault = TreeChange.Fault(registry.Tree, order.Change);
        if (!await changes.CloseAsync(session, order.Id, fault is null ? "applied" : "failed", fault, now)) return null;
        var said = UnitChangeText.Line(registry.Tree, order.Change);
        if (fault is null) await StoreAsync(session, registry, order.Change);
        await audit.AppendAsync(session, order.AskedBy, fault is null ? "change-units" : "change-units-failed", order.Id, fault is null ? said : $"{said}：{fault}", now);
        return fault;
    }

    private async Task StoreAsync(Session session, Registry registry, UnitChange change)
    {
        var concerned = change.UnitIds.SelectMany(id => registry.Tree.Subtree(id)).Select(u => u.Id).Distinct().ToList();
        var book = new TotalsBook(registry.Tree, await ledger.OfUnitsAsync(session, concerned, null, null, null));
        var changed = TreeChange.Apply(registry, change, book);
        foreach (var unit in changed.Units) await org.UpsertUnitAsync(session, unit);
        foreach (var member in changed.Members) await org.UpsertMemberAsync(session, member, null);
        foreach (var group in changed.Groups) await org.UpsertGroupAsync(session, group);
        var from = WorkCalendar.At(change.Date, TimeOnly.MinValue);
        foreach (var closed in changed.Units.Where(u => u.Closed == change.Date)) await duties.DropUnfilledAsync(session, closed.Id, from);
    }
}
