using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>对比 上坪 石桥, 上坪和石桥对比: two to four units side by side (rule N9).</summary>
public static partial class CompareWords
{
    public const int MostUnits = 4;

    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>The units in the order they were named; null when the words are anything but units and the wish to compare them.</summary>
    public static IReadOnlyList<OrgUnit>? Read(string text, OrgTree tree)
    {
        if (text.Length > 60) return null;
        var clean = Normaliser.Clean(text).TrimEnd('?', '。', '.', '!', ' ');
        var match = First().Match(clean) is { Success: true } first ? first : Last().Match(clean);
        if (!match.Success) return null;
        var units = Between().Split(match.Groups["units"].Value).Where(name => name.Length > 0).Select(name => Named(tree, name)).ToList();
        return units.Count is < 2 or > MostUnits || units.Contains(null) || units.Distinct().Count() < units.Count ? null : [.. units.OfType<OrgUnit>()];
    }

    private static OrgUnit? Named(OrgTree tree, string name) => tree.FindByName(name) ?? tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));

    [GeneratedRegex("^(对比|比较|比一比|比一下)(一下)? *(?<units>.{3,50})$", Plain)]
    private static partial Regex First();

    [GeneratedRegex("^(?<units>.{3,50}?) *(对比|比较|比一比|比一下)(一下)?$", Plain)]
    private static partial Regex Last();

    [GeneratedRegex("[ ,，、;]+|和|跟|与|同", Plain)]
    private static partial Regex Between();
}
