namespace AntiFraudBot.Domain.Organization;

/// <summary>The whole registry at one moment: tree, people, groups, and the questions everybody asks of them. Immutable.</summary>
public sealed class Registry
{
    public Registry(OrgTree tree, IEnumerable<Member> members, IEnumerable<Group> groups)
    {
        Tree = tree;
        Members = members.ToDictionary(m => m.Id);
        Groups = groups.ToDictionary(g => g.Id);
    }

    public OrgTree Tree { get; }

    public IReadOnlyDictionary<string, Member> Members { get; }

    public IReadOnlyDictionary<string, Group> Groups { get; }

    public string NameOf(string memberId) => Members.TryGetValue(memberId, out var member) ? member.Name : Strangers.IsStranger(memberId) ? Strangers.Name : memberId;

    /// <summary>Members of a role who are responsible for this unit: registered at it or above it; police serve their whole township.</summary>
    public IReadOnlyList<Member> Responsible(string unitId, Role role) => [.. Members.Values.Where(m => m.Role == role && Tree.IsWithin(unitId, ReachOf(m)))];

    /// <summary>The office that looks after this unit itself: of a village its township's, never also the county's above it.</summary>
    public IReadOnlyList<Member> OfficeOf(string unitId)
    {
        for (var unit = Tree.Find(unitId); unit is not null; unit = Tree.Find(unit.ParentId))
        {
            var office = Members.Values.Where(m => m.Role == Role.Office && m.UnitId == unit.Id).ToList();
            if (office.Count > 0) return office;
        }

        return [];
    }

    /// <summary>The root of what a member may see: own unit and below; police see their township.</summary>
    public string ReachOf(Member member) =>
        member.Role == Role.Police ? Tree.Above(member.UnitId, Tier.Township)?.Id ?? member.UnitId : member.UnitId;

    /// <summary>The work group of exactly this unit where the bot sits, or null.</summary>
    public Group? WorkGroupOf(string unitId) =>
        Groups.Values.Where(g => g.UnitId == unitId && g is { Kind: GroupKind.Work, Bot: true }).OrderBy(g => g.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The highest work group with the bot in which the person sits: where a reminder reaches them once.</summary>
    public Group? HighestWorkGroupOf(string memberId) => Groups.Values
        .Where(g => g is { Kind: GroupKind.Work, Bot: true, UnitId: not null } && g.MemberIds.Contains(memberId) && Tree.Find(g.UnitId) is { Tier: not Tier.County })
        .OrderBy(g => Tree[g.UnitId!].Tier).ThenBy(g => g.Id, StringComparer.Ordinal).FirstOrDefault();
}
