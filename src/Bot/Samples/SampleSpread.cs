using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Samples;

/// <summary>
/// Which platform each group of the sample lives on. With one channel all on it; with two the township is on the first, and every other village,
/// with its parts and its people's private chats, on the second.
/// </summary>
public sealed class SampleSpread(IReadOnlyList<OrgUnit> units, IReadOnlyList<string> channels)
{
    private readonly OrgTree _tree = new(units);
    private readonly Dictionary<string, int> _villages = units.Where(u => u.Tier == Tier.Village).Select((u, i) => (u.Id, i)).ToDictionary(v => v.Id, v => v.i);

    public IReadOnlyList<Group> Placed(IReadOnlyList<Group> groups) => [.. groups.Select(Placed)];

    /// <summary>Groups of DingTalk have ids of its kind, signs and all, in the order of the sample's own.</summary>
    public static string IdOn(string channel, string groupId) =>
        channel == "dingtalk" && groupId.StartsWith("g-", StringComparison.Ordinal) ? $"cid{groupId[2..].Replace('-', '+')}==" : groupId;

    public string ChannelOf(string? unitId)
    {
        for (var unit = _tree.Find(unitId); unit is not null; unit = _tree.Find(unit.ParentId))
            if (_villages.TryGetValue(unit.Id, out var place)) return channels[place % 2 == 0 ? ^1 : 0];
        return channels[0];
    }

    private Group Placed(Group group)
    {
        var channel = ChannelOf(group.UnitId);
        return group with { Channel = channel, Id = IdOn(channel, group.Id) };
    }
}
