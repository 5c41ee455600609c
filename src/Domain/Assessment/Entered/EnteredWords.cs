using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// 知晓率 92.5%, 再转账率 1/50 6月, 上年同期 石桥村 发案3起 损失5万元 到6月, 无诈核查 石桥村 窝点无. Unit empty = the asker's own whole.
/// Month null = the running one. Values empty = it is asked for.
/// </summary>
public sealed partial record EnteredWords(string Unit, int? Month, IReadOnlyList<EnteredValue> Values, EnteredKind Kind)
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Dictionary<string, EnteredKind> Rates = new()
    {
        ["知晓率"] = EnteredKind.Awareness, ["再转账率"] = EnteredKind.Retransfer,
    };

    /// <summary>Null when the text is none of these.</summary>
    public static EnteredWords? Read(string text)
    {
        if (text.Length > 60) return null;
        var clean = Normaliser.Clean(text).Trim().TrimEnd('。', '!', '?');
        if (Rate().Match(clean) is { Success: true } rate) return OfRate(rate);
        if (Contactless().Match(clean) is { Success: true } contactless) return OfContactless(contactless);
        if (Baseline().Match(clean) is { Success: true } baseline) return OfBaseline(baseline);
        return Check().Match(clean) is { Success: true } check ? OfCheck(check) : null;
    }

    private static EnteredWords OfRate(Match match)
    {
        var kind = Rates[match.Groups["kind"].Value];
        var unit = match.Groups["unit"].Value;
        EnteredValue[] values = match.Groups["part"].Success ? [new(kind, Number(match, "part"), match.Groups["whole"].Success ? Number(match, "whole") : null)] : [];
        return new EnteredWords(unit, MonthOf(match), values, kind);
    }

    private static EnteredWords OfBaseline(Match match)
    {
        List<EnteredValue> values = [];
        if (match.Groups["cases"].Success) values.Add(new(EnteredKind.BaselineCases, Number(match, "cases"), null));
        if (match.Groups["loss"].Success) values.Add(new(EnteredKind.BaselineLoss, Number(match, "loss") * (match.Groups["wan"].Success ? 10_000 : 1), null));
        if (match.Groups["staff"].Success) values.Add(new(EnteredKind.BaselineStaff, Number(match, "staff"), null));
        return new EnteredWords(match.Groups["unit"].Value, MonthOf(match), values, EnteredKind.BaselineCases);
    }

    private static EnteredWords OfContactless(Match match) => new(
        match.Groups["unit"].Value, MonthOf(match), match.Groups["now"].Success ? [new(EnteredKind.Contactless, Number(match, "now"), Number(match, "before"))] : [], EnteredKind.Contactless);

    private static EnteredWords OfCheck(Match match)
    {
        List<EnteredValue> values = [];
        if (match.Groups["people"].Success) values.Add(new(EnteredKind.NoOffender, match.Groups["people"].Value == "有" ? 0 : 1, null));
        if (match.Groups["den"].Success) values.Add(new(EnteredKind.NoDen, match.Groups["den"].Value == "有" ? 0 : 1, null));
        if (match.Groups["work"].Success) values.Add(new(EnteredKind.EarnestWork, match.Groups["work"].Value is "好" or "是" or "合格" ? 1 : 0, null));
        return new EnteredWords(match.Groups["unit"].Value, null, values, EnteredKind.NoOffender);
    }

    private static decimal Number(Match match, string group) => decimal.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int? MonthOf(Match match) => match.Groups["month"].Success ? int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?<unit>[^0-9 ,，]{2,12}?)?[的 ]*(?<kind>知晓率|再转账率)(多少|情况|是多少)?([ :：]*(?<part>[0-9]{1,6}(\\.[0-9]{1,2})?)(%| */ *(?<whole>[0-9]{1,6}))( +(?<month>[1-9]|1[0-2])月)?)?$", Plain)]
    private static partial Regex Rate();

    [GeneratedRegex("^(上年|去年)同期 +((?<unit>[^0-9 ,，]{2,12}) +)?(职工发案 *(?<staff>[0-9]{1,5}) *起|发案 *(?<cases>[0-9]{1,5}) *起([ ,，、]+损失 *(?<loss>[0-9]{1,9}(\\.[0-9]{1,2})?) *(?<wan>万)?元?)?)[ ,，]+(到|截至) *(?<month>[1-9]|1[0-2])月$", Plain)]
    private static partial Regex Baseline();

    [GeneratedRegex("^((?<unit>[^0-9 ,，]{2,12}) +)?非接触(性)?(案件|发案)(情况)?( *(?<now>[0-9]{1,5}) *起[ ,，、]+(上年|去年)(同期)? *(?<before>[0-9]{1,5}) *起([ ,，]+((到|截至) *)?(?<month>[1-9]|1[0-2])月)?)?$", Plain)]
    private static partial Regex Contactless();

    [GeneratedRegex("^无诈核查 +(?<unit>[^0-9 ,，]{2,12})( +涉诈人员 *(?<people>有|无|没有))?( +窝点 *(?<den>有|无|没有))?( +履职 *(?<work>好|是|合格|不好|否|不合格))?$", Plain)]
    private static partial Regex Check();
}

/// <summary>One value said: part of whole, or part alone.</summary>
public sealed record EnteredValue(EnteredKind Kind, decimal Part, decimal? Whole);
