namespace AntiFraudBot.Domain.Organization;

/// <summary>Puts the deputies of a day in the liaisons' places (rule D18): everybody who asks for a unit's liaison finds the deputy.</summary>
public static class StandIns
{
    public static Registry Apply(OrgTree tree, IEnumerable<Member> members, IEnumerable<Group> groups, IEnumerable<Deputyship> deputyships, DateOnly today)
    {
        var people = members.ToDictionary(m => m.Id);
        var acting = deputyships.Where(d => d.IsInEffect(today) && people.ContainsKey(d.MemberId) && tree.Find(d.UnitId) is not null).ToDictionary(d => d.UnitId);
        if (acting.Count == 0) return new Registry(tree, people.Values, groups);
        var units = tree.Units.Select(u => acting.TryGetValue(u.Id, out var d) ? u with { LiaisonId = d.MemberId, RegularLiaisonId = u.LiaisonId } : u);
        var standing = new OrgTree(units);
        return new Registry(standing, people.Values.Select(m => Acting(m, tree, acting.Values)), groups.Select(g => Relayed(g, standing)));
    }

    private static Member Acting(Member member, OrgTree tree, IEnumerable<Deputyship> acting)
    {
        var units = acting.Where(d => d.MemberId == member.Id).Select(d => d.UnitId).ToList();
        if (units.Count == 0) return member;
        // Somebody of the unit's own groups speaks for the whole unit: what he reports without a name is the unit's.
        var whole = units.FirstOrDefault(u => tree.IsWithin(member.UnitId, u));
        return member with { UnitId = whole ?? member.UnitId, StandsInFor = units };
    }

    private static Group Relayed(Group group, OrgTree tree)
    {
        for (var unit = tree.Find(group.UnitId); unit is not null; unit = tree.Find(unit.ParentId))
        {
            if (unit.RegularLiaisonId is not null && unit.RegularLiaisonId == group.RelayId) return group with { RelayId = unit.LiaisonId };
        }

        return group;
    }
}
