using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>错 87, 错87，应该是53; 维持 87, 改 87 为 53, 作废 87. Words are what the speaker added.</summary>
public abstract partial record AppealWords
{
    public sealed record Raised(long Number, string Words) : AppealWords;

    /// <summary>Value is set for a change only.</summary>
    public sealed record Ruled(long Number, AppealRuling Ruling, decimal? Value) : AppealWords;

    /// <summary>Null when the text is neither an appeal nor a ruling.</summary>
    public static AppealWords? Read(string text)
    {
        if (text.Length > 100) return null;
        var clean = Normaliser.Clean(text).TrimEnd('。', '.', '!');
        if (Raise().Match(clean) is { Success: true } raised) return new Raised(NumberOf(raised), raised.Groups["words"].Value.Trim());
        if (Wrong().Match(clean) is { Success: true } wrong) return new Raised(NumberOf(wrong), "");
        if (Rule().Match(clean) is { Success: true } ruled)
            return new Ruled(NumberOf(ruled), ruled.Groups["verb"].Value == "维持" ? AppealRuling.Uphold : AppealRuling.Void, null);
        return Change().Match(clean) is { Success: true } changed ? new Ruled(NumberOf(changed), AppealRuling.Change, ValueOf(changed)) : null;
    }

    private static long NumberOf(Match match) => long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    private static decimal ValueOf(Match match) =>
        decimal.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups["wan"].Success ? 10_000 : 1);

    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex("^(错|申诉) *[#第]? *(?<number>[0-9]{1,9}) *[号条]?([ ,，:;；、]+(?<words>.{1,60}))?$", Plain)]
    private static partial Regex Raise();

    [GeneratedRegex("^[#第]? *(?<number>[0-9]{1,9}) *[号条] *(错了?|不对|有误|记错了|读错了)$", Plain)]
    private static partial Regex Wrong();

    [GeneratedRegex("^(?<verb>维持|作废) *[#第]? *(?<number>[0-9]{1,9}) *[号条]?$", Plain)]
    private static partial Regex Rule();

    [GeneratedRegex("^(改|把) *[#第]? *(?<number>[0-9]{1,9}) *[号条]? *(为|成|改为|改成) *(?<value>[0-9]{1,12}(\\.[0-9]{1,3})?)(?<wan>万)?[人户份场次起条块个元张%]*$", Plain)]
    private static partial Regex Change();
}
