namespace AntiFraudBot.Domain.Organization;

/// <summary>The whole tree in memory, with the questions everybody asks of it. Immutable; rebuilt when the registry changes.</summary>
public sealed class OrgTree
{
    private readonly Dictionary<string, OrgUnit> _byId;
    private readonly Dictionary<string, OrgUnit> _byName;
    private readonly ILookup<string, OrgUnit> _children;
    private readonly Dictionary<string, int> _places;

    public OrgTree(IEnumerable<OrgUnit> units)
    {
        Units = [.. units.OrderBy(u => u.Order)];
        _byId = Units.ToDictionary(u => u.Id);
        _byName = Units.ToDictionary(u => u.Name);
        _places = Units.Index().ToDictionary(u => u.Item.Id, u => u.Index);
        _children = Units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!);
    }

    public IReadOnlyList<OrgUnit> Units { get; }

    public OrgUnit this[string id] => _byId[id];

    public OrgUnit? Find(string? id) => id is not null && _byId.TryGetValue(id, out var unit) ? unit : null;

    public OrgUnit? FindByName(string name) => _byName.GetValueOrDefault(name);

    public IReadOnlyList<OrgUnit> Children(string id) => [.. _children[id]];

    /// <summary>The unit itself and everything below it, in registry order.</summary>
    public IReadOnlyList<OrgUnit> Subtree(string id)
    {
        if (Find(id) is not { } root) return [];
        List<OrgUnit> below = [root];
        for (var i = 0; i < below.Count; i++) below.AddRange(_children[below[i].Id]);
        return [.. below.OrderBy(u => _places[u.Id])];
    }

    /// <summary>True when the unit is the root or stands below it.</summary>
    public bool IsWithin(string unitId, string rootId)
    {
        for (var unit = Find(unitId); unit is not null; unit = Find(unit.ParentId))
        {
            if (unit.Id == rootId) return true;
        }

        return false;
    }

    /// <summary>The nearest unit of the tier at or above this one, or null.</summary>
    public OrgUnit? Above(string unitId, Tier tier)
    {
        for (var unit = Find(unitId); unit is not null; unit = Find(unit.ParentId))
        {
            if (unit.Tier == tier) return unit;
        }

        return null;
    }
}
