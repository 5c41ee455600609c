using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Who gets an edition (rules C1–C3): every group of the pushing office's own subtree, never upward, no private chats.</summary>
public static class PushPlan
{
    /// <summary>One delivery a group in registry order. Its id is &lt;edition&gt;/&lt;group&gt;, so planning twice gives the same rows.</summary>
    public static IReadOnlyList<Delivery> For(Edition edition, OrgTree tree, IEnumerable<Group> groups, DateTimeOffset now)
    {
        var today = WorkCalendar.LocalDate(now);
        return
        [
            .. from placed in groups.Where(g => g.Kind != GroupKind.Dm).Select(g => (Group: g, Unit: tree.Find(g.UnitId)))
               where placed.Unit is { } unit && tree.IsWithin(unit.Id, edition.OfficeUnitId) && IsActive(unit, today)
               where edition.Items.Count == 0 || AudienceRules.ItemsFor(edition, placed.Group, placed.Unit!).Count > 0
               orderby placed.Unit!.Order, placed.Group.Id
               select Plan(edition, placed.Group, placed.Unit!, tree, now),
        ];
    }

    /// <summary>The nearest liaison at or above the unit.</summary>
    public static string? LiaisonOf(OrgTree tree, string unitId)
    {
        for (var unit = tree.Find(unitId); unit is not null; unit = tree.Find(unit.ParentId))
        {
            if (unit.LiaisonId is { } liaison) return liaison;
        }

        return null;
    }

    private static bool IsActive(OrgUnit unit, DateOnly today) => !(unit.Opened > today) && !(unit.Closed <= today);

    private static Delivery Plan(Edition edition, Group group, OrgUnit unit, OrgTree tree, DateTimeOffset now) => new()
    {
        Id = $"{edition.Id}/{group.Id}",
        EditionId = edition.Id,
        GroupId = group.Id,
        UnitId = unit.Id,
        State = group.Bot ? DeliveryState.Pending : DeliveryState.RelayDue,
        RelayId = group.Bot ? null : group.RelayId ?? LiaisonOf(tree, unit.Id),
        At = now,
    };
}
