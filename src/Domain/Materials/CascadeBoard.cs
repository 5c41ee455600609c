using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Deliveries of one unit and everything below it. Planned is the sum of the six states.</summary>
public sealed record CascadeLine(OrgUnit Unit, int Pending, int Sent, int RelayDue, int Relayed, int Failed, int Cancelled)
{
    public int Planned => Pending + Sent + RelayDue + Relayed + Failed + Cancelled;
}

/// <summary>How far an edition has come down the tree (rules C9–C10).</summary>
public sealed record CascadeBoard
{
    /// <summary>Every unit that has deliveries at or below it, in registry order.</summary>
    public required IReadOnlyList<CascadeLine> Lines { get; init; }

    /// <summary>Units of tier village that still owe a relay at or below them.</summary>
    public required IReadOnlyList<OrgUnit> NotPassedOn { get; init; }

    /// <summary>Units of tier village that said 已转发, or whose relay duties are all closed.</summary>
    public required IReadOnlyList<OrgUnit> Answered { get; init; }

    /// <summary>The other units of tier village with deliveries. Together with Answered: the 14 of 已反馈 11/14.</summary>
    public required IReadOnlyList<OrgUnit> Awaited { get; init; }

    public static CascadeBoard For(IReadOnlyCollection<Delivery> deliveriesOfEdition, IEnumerable<Receipt> receiptsOfEdition, OrgTree tree)
    {
        var lines = Roll(deliveriesOfEdition, tree);
        var duties = deliveriesOfEdition.Where(WasRelayDuty).Select(d => tree.Above(d.UnitId, Tier.Village)?.Id).ToHashSet();
        var said = receiptsOfEdition.Where(r => r.Kind == ReceiptKind.Forwarded).Select(r => r.UnitId).ToHashSet();
        var villages = lines.Where(l => l.Unit.Tier == Tier.Village).ToList();
        return new CascadeBoard
        {
            Lines = lines,
            NotPassedOn = [.. villages.Where(l => l.RelayDue > 0).Select(l => l.Unit)],
            Answered = [.. villages.Where(HasAnswered).Select(l => l.Unit)],
            Awaited = [.. villages.Where(l => !HasAnswered(l)).Select(l => l.Unit)],
        };

        bool HasAnswered(CascadeLine line) =>
            said.Contains(line.Unit.Id) || (duties.Contains(line.Unit.Id) && line.RelayDue == 0 && !HasFailedRelay(line.Unit));

        bool HasFailedRelay(OrgUnit unit) =>
            deliveriesOfEdition.Any(d => d.Reason == RelayRules.NotRelayed && tree.IsWithin(d.UnitId, unit.Id));
    }

    // One walk to the root per delivery, so that a county's thousands of groups stay cheap.
    private static List<CascadeLine> Roll(IEnumerable<Delivery> deliveries, OrgTree tree)
    {
        Dictionary<string, int[]> counts = [];
        foreach (var delivery in deliveries)
        {
            for (var unit = tree.Find(delivery.UnitId); unit is not null; unit = tree.Find(unit.ParentId))
            {
                if (!counts.TryGetValue(unit.Id, out var states)) counts[unit.Id] = states = new int[6];
                states[(int)delivery.State]++;
            }
        }

        return [.. tree.Units.Where(u => counts.ContainsKey(u.Id)).Select(u => Line(u, counts[u.Id]))];
    }

    private static CascadeLine Line(OrgUnit unit, int[] n) => new(
        unit,
        n[(int)DeliveryState.Pending], n[(int)DeliveryState.Sent], n[(int)DeliveryState.RelayDue],
        n[(int)DeliveryState.Relayed], n[(int)DeliveryState.Failed], n[(int)DeliveryState.Cancelled]);

    private static bool WasRelayDuty(Delivery delivery) => delivery.RelayId is not null || delivery.State == DeliveryState.RelayDue;
}
