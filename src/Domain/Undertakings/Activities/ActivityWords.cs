using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Undertakings.Activities;

/// <summary>What is said about activity beside reports (rules W10–W12), matched on the whole text.</summary>
public abstract partial record ActivityWords
{
    /// <summary>六进, 活动情况: events of the quarter by tag.</summary>
    public sealed record Events : ActivityWords;

    /// <summary>专题情况: reports that name one of the campaign's topics.</summary>
    public sealed record Topics : ActivityWords;

    /// <summary>承诺书情况.</summary>
    public sealed record Pledges : ActivityWords;

    /// <summary>存量 固定标语3条，固定标牌6块; a count that was not said is null.</summary>
    public sealed record Stock(int? Slogans, int? Boards) : ActivityWords;

    /// <summary>存量情况: who is below the minimum.</summary>
    public sealed record Stocks : ActivityWords;

    /// <summary>八逢自查: the card; with words it is handed in.</summary>
    public sealed record Eight(string? Words) : ActivityWords;

    /// <summary>八逢情况: who handed it in.</summary>
    public sealed record Eights : ActivityWords;

    /// <summary>风险排查 旅馆2家，出租房15户，空置房3处，问题1个：…. All null: shown how.</summary>
    public sealed record Risk(int? Hotels, int? Rentals, int? Empty, int? Faults, string Words) : ActivityWords;

    /// <summary>风险排查情况.</summary>
    public sealed record Risks : ActivityWords;

    /// <summary>亮点 text.</summary>
    public sealed record Highlight(string Text) : ActivityWords;

    /// <summary>亮点列表.</summary>
    public sealed record Highlights : ActivityWords;

    /// <summary>采用亮点 3、5, 亮点 3 采用, 采用亮点 全部 (no numbers), 取消采用亮点 3.</summary>
    public sealed record Use(IReadOnlyList<int> Numbers, bool Drops) : ActivityWords;

    public static ActivityWords? Read(string text)
    {
        if (text.Length > 600) return null;
        switch (text.TrimEnd('。', '？', '?'))
        {
            case "活动情况" or "活动统计" or "活动次数": return new Events();
            case "专题情况" or "专题统计": return new Topics();
            case "承诺书情况" or "承诺书统计": return new Pledges();
            case "存量情况" or "标语情况" or "标语标牌情况": return new Stocks();
            case "存量": return new Stock(null, null);
            case "八逢" or "八逢自查" or "八逢自查卡": return new Eight(null);
            case "八逢情况" or "自查情况": return new Eights();
            case "风险排查": return new Risk(null, null, null, null, "");
            case "风险排查情况" or "排查情况": return new Risks();
            case "亮点列表" or "亮点": return new Highlights();
        }

        if (Enters().IsMatch(text)) return new Events();
        if (text.StartsWith("存量", StringComparison.Ordinal) && StockPattern().IsMatch(text)) return new Stock(Count(Slogan(), text), Count(Board(), text));
        if (EightPattern().Match(text) is { Success: true } eight) return new Eight(eight.Groups["words"].Value.Trim('。', ' '));
        if (UsePattern().Match(text) is { Success: true } use)
            return new Use([.. Digits().Matches(use.Groups["n"].Value).Select(m => int.Parse(m.ValueSpan, CultureInfo.InvariantCulture)).Distinct()], use.Groups["drops"].Success);
        if (HighlightPattern().Match(text) is { Success: true } highlight) return new Highlight(highlight.Groups["text"].Value.Trim());
        return RiskPattern().IsMatch(text) ? new Risk(Count(Hotel(), text), Count(Rental(), text), Count(Vacant(), text), Count(Fault(), text), text[4..].Trim('：', ':', ' ')) : null;
    }

    private static int? Count(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } found && int.TryParse(found.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A[二三四五六七八九十]进(活动)?(情况|统计|次数)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Enters();

    [GeneratedRegex(@"\A存量[\s：:]*((固定|永久性?)?(标语|标牌|宣传牌|公示牌)[\s：:]*[0-9]{1,4}[条块处幅个]?[\s，,、；]*){1,2}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StockPattern();

    [GeneratedRegex(@"标语[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slogan();

    [GeneratedRegex(@"(标牌|宣传牌|公示牌)[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Board();

    [GeneratedRegex(@"\A八逢自查(卡)?[\s：:，,]+(?<words>.{2,200})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EightPattern();

    [GeneratedRegex(@"\A(报)?亮点[\s：:，,]+(?<text>(.|\n){6,500})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HighlightPattern();

    [GeneratedRegex(@"\A((?<drops>取消)?采用亮点\s*(全部|(?<n>[0-9]{1,4}号?([\s、，,和]+[0-9]{1,4}号?){0,9}))|亮点\s*(全部|(?<n>[0-9]{1,4}号?([\s、，,和]+[0-9]{1,4}号?){0,9}))\s*(?<drops>不|取消)?采用)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UsePattern();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A风险排查[\s：:，,]*(旅馆|旅店|宾馆|酒店|民宿|出租房|出租屋|空置房|空房|问题|未发现|没有问题|无问题)(.|\n){0,400}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RiskPattern();

    [GeneratedRegex(@"(旅馆|旅店|宾馆|酒店|民宿)[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hotel();

    [GeneratedRegex(@"(出租房|出租屋)[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rental();

    [GeneratedRegex(@"(空置房|空房)[\s：:]*(?<n>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Vacant();

    [GeneratedRegex(@"问题[\s：:]*(?<n>[0-9]{1,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fault();
}
