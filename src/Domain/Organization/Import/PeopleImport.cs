namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A platform's user is a member. Phone is digits only.</summary>
public sealed record PersonLink(string Channel, string UserId, Member Member, string? Phone);

public sealed record PeopleImportResult(IReadOnlyList<PersonLink> Links, IReadOnlyList<BadRow> BadRows);

/// <summary>
/// The people file: `channel,user_id,name,role,unit,phone`. A person of the same name in the same unit keeps the id;
/// two accounts on two channels are one person.
/// </summary>
public static class PeopleImport
{
    public static IReadOnlyList<string> Columns { get; } = ["channel", "user_id", "name", "role", "unit", "phone"];

    public static PeopleImportResult Read(
        ImportTable table, OrgTree tree, IReadOnlyList<Member> members, IReadOnlyCollection<string> channels, bool skipBad)
    {
        var header = Header.Check(table, Columns, "channel", "user_id", "name", "role", "unit");
        if (header.Count > 0) return new PeopleImportResult([], header);

        var bad = new List<BadRow>();
        var accounts = new Dictionary<(string, string), PersonLink>();
        var roles = new Dictionary<string, Role>();
        var seen = new HashSet<(string, string)>();
        var standing = members.GroupBy(m => (m.Name, m.UnitId)).ToDictionary(g => g.Key, g => g.First().Id);
        foreach (var row in table.Rows)
        {
            var reasons = new List<string>();
            var link = ReadRow(row, tree, standing, channels, reasons);
            if (link is not null && Clash(link, accounts, roles, seen) is { } clash) reasons.Add(clash);
            if (reasons.Count > 0) bad.Add(new BadRow(row.Number, string.Join('；', reasons)));
        }

        return new PeopleImportResult(bad.Count > 0 && !skipBad ? [] : [.. accounts.Values], bad);
    }

    /// <summary>Takes the link up unless an earlier row stands against it.</summary>
    private static string? Clash(
        PersonLink link, Dictionary<(string, string), PersonLink> accounts, Dictionary<string, Role> roles, HashSet<(string, string)> seen)
    {
        if (accounts.ContainsKey((link.Channel, link.UserId))) return "同一个账号写了两次";
        if (roles.TryGetValue(link.Member.Id, out var role) && role != link.Member.Role) return "同一个人写了两种角色";
        if (!seen.Add((link.Channel, link.Member.Id))) return "同一单位有两个同名的人，请在姓名后加区别";
        roles[link.Member.Id] = link.Member.Role;
        accounts[(link.Channel, link.UserId)] = link;
        return null;
    }

    private static PersonLink? ReadRow(
        ImportRow row, OrgTree tree, Dictionary<(string, string), string> standing, IReadOnlyCollection<string> channels, List<string> reasons)
    {
        var channel = row["channel"].ToLowerInvariant();
        if (!channels.Contains(channel)) reasons.Add($"渠道“{Cell.Shown(row["channel"])}”不认识，应为 {string.Join("、", channels)}");
        if (row["user_id"].Length == 0) reasons.Add("没有账号");
        if (row["name"].Length == 0) reasons.Add("没有姓名");
        Cell.Name(row["name"], "姓名", reasons);
        var role = Words.Role(row["role"]);
        if (role is null) reasons.Add($"角色“{Cell.Shown(row["role"])}”不认识，应为 office、commander、cadre、police、resident 或 admin");
        var unit = tree.FindByName(row["unit"]);
        if (unit is null) reasons.Add($"找不到单位“{Cell.Shown(row["unit"])}”");
        var phone = Cell.Phone(row["phone"], "电话", reasons);
        if (reasons.Count > 0) return null;

        var id = standing.GetValueOrDefault((row["name"], unit!.Id));
        var member = new Member(id ?? StableId.Of("m", unit.Id, row["name"]), row["name"], role!.Value, unit.Id);
        return new PersonLink(channel, row["user_id"], member, phone);
    }
}
