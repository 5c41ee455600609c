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
        var units = Between().Split(match.Groups["units"].Value).Where(name => name.Length > 0).SelectMany(name => Named(tree, name) is { } one ? [one] : Joined(tree, name)).ToList();
        return units.Count is < 2 or > MostUnits || units.Contains(null) || units.Distinct().Count() < units.Count ? null : [.. units.OfType<OrgUnit>()];
    }

    /// <summary>上坪石桥: two names with nothing between them.</summary>
    private static OrgUnit?[] Joined(OrgTree tree, string names)
    {
        for (var i = 2; i < names.Length - 1; i++)
        {
            if (Named(tree, names[..i]) is { } first && Named(tree, names[i..]) is { } second) return [first, second];
        }

        return [null];
    }

    private static OrgUnit? Named(OrgTree tree, string name) => tree.FindByName(name) ?? tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));

    [GeneratedRegex("^(把|将)?(对比|比较|比一比|比一下|比比|pk)(一下|一比|看)? *(?<units>.{3,50})$", Plain)]
    private static partial Regex First();

    [GeneratedRegex(
        "^(把|将)?(?<units>.{3,50}?) *(对比|比较|比一比|比一下|比比|相比|比起来|pk)(一下|看|看看|情况)?(怎么样|咋样|如何|哪个好|谁好|呢)?$|^(?<units>.{3,50}?)(比|比着)(怎么样|咋样|如何)$|^(?<units>.{3,50}?)(哪个|谁|哪家|哪村)(更|做得|搞得|干得)?(好|强|高|快|多|行)(一?些|一?点)?$|^(?<units>.{3,50}?)(相)?差(多少|好多|多远)$|^(?<units>.{2,20}比.{2,20}?)(好|强|高|快|多)(多少|一?些|一?点)?(吗|不|么)?$",
        Plain)]
    private static partial Regex Last();

    [GeneratedRegex("[ ,，、;]+|和|跟|与|同|比", Plain)]
    private static partial Regex Between();
}
