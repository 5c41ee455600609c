using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Undertakings.Repatriation;

/// <summary>People of a unit to be persuaded home, as three counts (rule W13): Base at the start, Added since, Reduced by now.</summary>
public sealed partial record RepatriationCount(string UnitId, DateOnly Day, int Base, int Reduced, int Added)
{
    /// <summary>底数 and 增量 together: what 核减率 is measured against.</summary>
    public int Listed => Base + Added;

    /// <summary>核减 ÷ (底数 + 增量), percent; null without anybody on the list.</summary>
    public decimal? Rate => Listed == 0 ? null : Math.Round(Reduced * 100m / Listed, 1, MidpointRounding.AwayFromZero);

    /// <summary>How many more are needed for the target in percent, never below 0.</summary>
    public int Missing(decimal target) => Math.Max(0, (int)Math.Ceiling(Listed * target / 100) - Reduced);

    public static RepatriationCount operator +(RepatriationCount a, RepatriationCount b) =>
        a with { Base = a.Base + b.Base, Reduced = a.Reduced + b.Reduced, Added = a.Added + b.Added, Day = a.Day < b.Day ? a.Day : b.Day };
}

/// <summary>劝返底数16，核减5，增量1, with a unit in front when it is another's; what was not said is as before.</summary>
public sealed partial record RepatriationWords(string Unit, int? Base, int? Reduced, int? Added)
{
    public static RepatriationWords? Read(string text)
    {
        if (text.Length > 80 || Pattern().Match(text) is not { Success: true } said) return null;
        int? Number(Regex word) => word.Match(text) is { Success: true } found ? int.Parse(found.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : null;
        return new(said.Groups["unit"].Value, Number(BaseWord()), Number(ReducedWord()), Number(AddedWord()));
    }

    [GeneratedRegex(@"\A(?<unit>\p{L}{0,12}?)[\s，,]*劝返(清零|情况)?[\s：:，,]*((底数|核减|增量)[\s：:]*[0-9]{1,4}人?[\s，,、；]*){1,3}。?\z", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"底数[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BaseWord();

    [GeneratedRegex(@"核减[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ReducedWord();

    [GeneratedRegex(@"增量[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AddedWord();
}
