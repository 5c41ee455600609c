namespace AntiFraudBot.Domain.Organization.Groups;

/// <summary>Who belongs into a unit's work group (rule P16). Within = those with an account on the platform, in order; Without = those who cannot be in it.</summary>
public sealed record GroupRoll(IReadOnlyList<Member> Within, IReadOnlyList<Member> Without)
{
    /// <summary>
    /// A village's group has everybody who works in it and below; a township's or county's has its own people and head and liaison of each unit
    /// directly below. Who orders the group is in it and owns it. accounts: member id → account.
    /// </summary>
    public static GroupRoll Of(Registry registry, OrgUnit unit, Member orderedBy, IReadOnlyDictionary<string, string> accounts)
    {
        var ids = unit.Tier is Tier.Village or Tier.Grid
            ? registry.Tree.Subtree(unit.Id).SelectMany(u => StaffOf(registry, u))
            : StaffOf(registry, unit).Concat(registry.Tree.Children(unit.Id).SelectMany(u => new[] { u.HeadId, u.LiaisonId }.OfType<string>()));
        var people = ids.Prepend(orderedBy.Id).Distinct().Select(id => registry.Members.GetValueOrDefault(id)).OfType<Member>()
            .Where(m => m.Role != Role.Resident).ToLookup(m => accounts.ContainsKey(m.Id));
        return new GroupRoll([.. people[true]], [.. people[false]]);
    }

    private static IEnumerable<string> StaffOf(Registry registry, OrgUnit unit) =>
        new[] { unit.HeadId, unit.LiaisonId }.OfType<string>()
            .Concat(registry.Members.Values.Where(m => m.UnitId == unit.Id).Select(m => m.Id).Order(StringComparer.Ordinal));
}
