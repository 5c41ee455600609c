using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>What 已转发 does.</summary>
public abstract record RelayDecision
{
    /// <summary>Counts for this edition; Relayed are the deliveries it closes, already in their new state (none on a repeat).</summary>
    public sealed record Counted(Edition Edition, IReadOnlyList<Delivery> Relayed) : RelayDecision;

    /// <summary>Several editions are open for the unit: ask which, newest first.</summary>
    public sealed record Ask(IReadOnlyList<Edition> Open) : RelayDecision;

    /// <summary>Nothing has been pushed to the unit that is still open.</summary>
    public sealed record NothingOpen : RelayDecision;
}

/// <summary>已转发 and the end of an edition (rules C5–C8).</summary>
public static class RelayRules
{
    public const string NotRelayed = "not-relayed";

    /// <summary>
    /// The speaker's unit and everything below it have passed on the newest open edition, or the one that was named. An edition is
    /// open for a unit while it owes a relay below it, or while the unit has not said 已转发 to it.
    /// </summary>
    public static RelayDecision Forwarded(
        string unitId, IEnumerable<Edition> editions, IReadOnlyCollection<Delivery> deliveries, IReadOnlyCollection<Receipt> receipts,
        OrgTree tree, DateTimeOffset at, string? namedEditionId = null)
    {
        var below = deliveries.Where(d => tree.IsWithin(d.UnitId, unitId)).ToLookup(d => d.EditionId);
        List<Edition> pushed =
        [
            .. editions.Where(e => e.State == EditionState.Pushed && below.Contains(e.Id)).OrderByDescending(e => e.PushedAt).ThenByDescending(e => e.Number),
        ];
        if (namedEditionId is not null) pushed.RemoveAll(e => e.Id != namedEditionId);
        var open = pushed.Where(e => below[e.Id].Any(IsOwed) || !receipts.Any(r => IsForwardOf(r, e.Id, unitId))).ToList();
        if (open.Count > 1) return new RelayDecision.Ask(open);
        return (open.FirstOrDefault() ?? pushed.FirstOrDefault()) is { } edition
            ? new RelayDecision.Counted(edition, [.. below[edition.Id].Where(IsOwed).Select(d => d with { State = DeliveryState.Relayed, At = at })])
            : new RelayDecision.NothingOpen();
    }

    /// <summary>The edition whose issue (第3期) or title the text names, or null.</summary>
    public static Edition? Named(string text, IReadOnlyCollection<Edition> editions) =>
        editions.FirstOrDefault(e => text.Contains(FormattableString.Invariant($"第{e.Number}期"), StringComparison.Ordinal))
        ?? editions.FirstOrDefault(e => e.Title.Length > 0 && text.Contains(e.Title, StringComparison.Ordinal));

    /// <summary>Open relay duties of an edition that closes have failed; nothing else changes. Only the changed deliveries are returned.</summary>
    public static IReadOnlyList<Delivery> Close(IEnumerable<Delivery> deliveriesOfEdition, DateTimeOffset at) =>
        [.. deliveriesOfEdition.Where(IsOwed).Select(d => d with { State = DeliveryState.Failed, Reason = NotRelayed, At = at })];

    private static bool IsOwed(Delivery delivery) => delivery.State == DeliveryState.RelayDue;

    private static bool IsForwardOf(Receipt receipt, string editionId, string unitId) =>
        receipt.Kind == ReceiptKind.Forwarded && receipt.EditionId == editionId && receipt.UnitId == unitId;
}
