using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Organization.Changes;

/// <summary>Reads 更名 上坪村 为 上坪社区 6月20日起 and its sisters 设立, 撤销, 合并, 拆分 (rule U1).</summary>
public static partial class UnitChangeWords
{
    private const int LongestOrder = 160;

    /// <summary>Null when the text is no such order: 撤销 alone, or of something that is no unit, takes back a report.</summary>
    public static ChangeReading? Read(string text, OrgTree tree, string officeUnitId, DateOnly today)
    {
        if (text.Length > LongestOrder) return null;
        var order = Order().Match(string.Concat(text.Select(Folded)).Trim());
        if (!order.Success) return null;
        var (rest, date) = ChangeDate.TakeFrom(order.Groups["rest"].Value, today);
        if (date is null) return new ChangeReading.Refused("没有这一天，请写成：6月20日起");
        return order.Groups["verb"].Value switch
        {
            "设立" or "新设" => Checked(tree, new UnitChange(ChangeKind.Open, date.Value, [], [rest]) { ParentId = officeUnitId }),
            "撤销" => Find(tree, officeUnitId, rest) is { } unit ? Checked(tree, new UnitChange(ChangeKind.Close, date.Value, [unit.Id], [])) : null,
            "合并" => FromTo(tree, officeUnitId, rest, ChangeKind.Merge, date.Value),
            "拆分" => FromTo(tree, officeUnitId, rest, ChangeKind.Split, date.Value),
            _ => FromTo(tree, officeUnitId, rest, ChangeKind.Rename, date.Value),
        };
    }

    private static ChangeReading FromTo(OrgTree tree, string officeUnitId, string rest, ChangeKind kind, DateOnly date)
    {
        // 为 and 成 may stand in a name (大成村): the parting that leaves known units on its left is the one that was meant.
        var partings = Becomes().Matches(rest).Select(m => (From: rest[..m.Index].Trim(), To: rest[(m.Index + m.Length)..].Trim()))
            .Where(p => p.From.Length > 0 && p.To.Length > 0).ToList();
        if (partings.Count == 0) return new ChangeReading.Refused($"没看懂改成什么，{UnitChangeText.Example(kind)}");
        var meant = partings.FirstOrDefault(p => Pieces(p.From, tree, officeUnitId).All(n => Find(tree, officeUnitId, n) is not null));
        if (meant.From is null)
        {
            var unknown = Pieces(partings[0].From, tree, officeUnitId).First(n => Find(tree, officeUnitId, n) is null);
            return new ChangeReading.Refused($"没有找到单位“{unknown}”，请写全称。{UnitChangeText.Example(kind)}");
        }

        string[] ids = [.. Pieces(meant.From, tree, officeUnitId).Select(n => Find(tree, officeUnitId, n)!.Id).Distinct()];
        return Checked(tree, new UnitChange(kind, date, ids, kind == ChangeKind.Split ? Separate(meant.To) : [meant.To]));
    }

    private static ChangeReading Checked(OrgTree tree, UnitChange change) =>
        TreeChange.Fault(tree, change) is { } fault ? new ChangeReading.Refused(fault) : new ChangeReading.Understood(change);

    // 和 may stand in a name (和平村): it separates only what is no unit by itself.
    private static IEnumerable<string> Pieces(string list, OrgTree tree, string officeUnitId) =>
        Separate(list).SelectMany(p => Find(tree, officeUnitId, p) is null && p.Split(['和', '与', '及']) is { Length: > 1 } parts && parts.All(x => Find(tree, officeUnitId, x) is not null) ? parts : [p]);

    private static string[] Separate(string list) =>
        list.Split(['、', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static OrgUnit? Find(OrgTree tree, string officeUnitId, string name)
    {
        var unit = tree.FindByName(name.Trim()) ?? Only(tree.Units.Where(u => u.Closed is null && u.Aliases.Contains(name.Trim())));
        return unit is not null && tree.IsWithin(unit.Id, officeUnitId) ? unit : null;
    }

    // Full-width digits and the marks that separate; brackets stay, they may belong to a name.
    private static char Folded(char c) => c switch
    {
        '\u3000' => ' ',
        >= '０' and <= '９' or '，' or '：' or '；' or '．' or '／' or '－' => (char)(c - 0xFEE0),
        _ => c,
    };

    private static OrgUnit? Only(IEnumerable<OrgUnit> units) => units.Take(2).ToList() is [var one] ? one : null;

    [GeneratedRegex(@"\A(?<verb>更名|改名|撤销|合并|拆分|设立|新设)[\s::]*(?<rest>\S.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Order();

    [GeneratedRegex("改为|改成|为|成")]
    private static partial Regex Becomes();
}
