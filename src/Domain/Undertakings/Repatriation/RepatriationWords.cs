using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Undertakings.Repatriation;

/// <summary>What is said of people to be persuaded home (rule W13), matched on the whole text. Unit empty = the speaker's own.</summary>
public abstract partial record RepatriationWords(string Unit)
{
    /// <summary>劝返底数16，核减5，增量1 or 核减率 5/16; what was not said (null) is as before.</summary>
    public sealed record Counted(string Unit, int? Base, int? Reduced, int? Added) : RepatriationWords(Unit);

    /// <summary>核减率, 石桥村核减率, 劝返情况.</summary>
    public sealed record Asked(string Unit) : RepatriationWords(Unit);

    /// <summary>核减率 31%, 核减率 5/16 5月: a rate without its people, or of days gone by.</summary>
    public sealed record NotCounted(string Unit) : RepatriationWords(Unit);

    public static RepatriationWords? Read(string text)
    {
        if (text.Length > 80) return null;
        if (Rate().Match(text) is { Success: true } rate) return OfRate(rate);
        if (Pattern().Match(text) is not { Success: true } said) return null;
        int? Number(Regex word) => word.Match(text) is { Success: true } found ? Int(found.Groups["n"]) : null;
        return new Counted(said.Groups["unit"].Value, Number(BaseWord()), Number(ReducedWord()), Number(AddedWord()));
    }

    private static RepatriationWords OfRate(Match rate)
    {
        var unit = rate.Groups["unit"].Value;
        if (rate.Groups["whole"].Success && !rate.Groups["month"].Success) return new Counted(unit, Int(rate.Groups["whole"]), Int(rate.Groups["part"]), 0);
        return rate.Groups["part"].Success ? new NotCounted(unit) : new Asked(unit);
    }

    private static int Int(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A((?<unit>[^0-9\s，,]{2,12}?)?的?(核减率|劝返情况|劝返进度)(多少|是多少|情况|怎么样)?|核减率\s+(?<unit>[^0-9\s，,]{2,12}))(?<said>[\s：:]*(?<part>[0-9]{1,4})(\.[0-9]{1,2})?([%％]|\s*[/／]\s*(?<whole>[0-9]{1,4}))(\s*(?<month>[0-9]{1,2}月))?)?[。？?]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\A(?<unit>\p{L}{0,12}?)[\s，,]*劝返(清零|情况)?[\s：:，,]*((底数|核减|增量)[\s：:]*[0-9]{1,4}人?[\s，,、；]*){1,3}。?\z", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"底数[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BaseWord();

    [GeneratedRegex(@"核减[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ReducedWord();

    [GeneratedRegex(@"增量[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AddedWord();
}
