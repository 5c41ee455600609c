namespace AntiFraudBot.Domain.Organization.Groups;

/// <summary>A customer group as the platform tells it; Owner = the account.</summary>
public sealed record FoundGroup(string ChatId, string Name, string Owner);

/// <summary>
/// Which of our residents' groups without the bot are which customer groups (rule P17): the name is the same and the owner is the one who forwards. A name
/// that several have says nothing. Elsewhere = of the right name, but owned by somebody else.
/// </summary>
public sealed record CustomerGroupMatch(IReadOnlyList<(Group Group, FoundGroup Found)> Matched, IReadOnlyList<(Group Group, FoundGroup Found)> Elsewhere, IReadOnlyList<Group> Missing)
{
    /// <summary>forwards: group id → account of its forwarder, for groups whose forwarder has one.</summary>
    public static CustomerGroupMatch Of(IEnumerable<Group> groups, IReadOnlyCollection<FoundGroup> found, IReadOnlyDictionary<string, string> forwards)
    {
        var byName = found.ToLookup(f => f.Name.Trim());
        List<(Group, FoundGroup)> matched = [], elsewhere = [];
        List<Group> missing = [];
        foreach (var group in groups)
        {
            var named = byName[group.Name.Trim()].ToList();
            var own = named.Where(f => f.Owner.Equals(forwards.GetValueOrDefault(group.Id), StringComparison.OrdinalIgnoreCase)).ToList();
            if (own is [var one]) matched.Add((group, one));
            else if (named is [var other]) elsewhere.Add((group, other));
            else missing.Add(group);
        }

        return new CustomerGroupMatch(matched, elsewhere, missing);
    }
}
