using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// 扣分建议, 一票否决候选, 批准 考3、牌4, 驳回 考3 原因, 申诉 考3 理由, 维持 考3, 撤销 考3 原因, 解除 牌4 原因, 扣3. The letter keeps these numbers apart from
/// those of editions (批准 第3期) and of the ledger (申诉 87, 维持 87).
/// </summary>
public abstract partial record MeasureWords
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const int Longest = 200;

    /// <summary>About = 约谈, 扣分, 黄牌 …: of that kind alone; 考核, 待批: all.</summary>
    public sealed record List(string About) : MeasureWords;

    /// <summary>一票否决候选: the list of the year (rule J20).</summary>
    public sealed record Vetoes : MeasureWords;

    /// <summary>The office brings a candidate forward itself: 提名一票否决 石桥村 原因.</summary>
    public sealed record Nominated(string Unit, string Words) : MeasureWords;

    /// <summary>Bare = said without a letter (批准 3), which may as well mean an edition.</summary>
    public sealed record Approved(IReadOnlyList<long> Numbers, decimal? Points, bool Bare = false) : MeasureWords;

    public sealed record Rejected(IReadOnlyList<long> Numbers, string Words) : MeasureWords;

    public sealed record Appealed(long Number, string Words) : MeasureWords;

    public sealed record Upheld(long Number, string Words) : MeasureWords;

    public sealed record Revoked(long Number, string Words) : MeasureWords;

    public sealed record Lifted(long Number, string Words) : MeasureWords;

    /// <summary>The unit says that what a card was for is mended: 整改完成 牌18 已逐户回访.</summary>
    public sealed record Rectified(long Number, string Words) : MeasureWords;

    /// <summary>What happened to one of them.</summary>
    public sealed record Asked(long Number) : MeasureWords;

    /// <summary>The office enters a line itself: 扣分 石桥村 1分 原因.</summary>
    public sealed record Entered(string Unit, decimal Points, string Words) : MeasureWords;

    /// <summary>Null when the text is none of these.</summary>
    public static MeasureWords? Read(string text)
    {
        if (text.Length > Longest) return null;
        var clean = Normaliser.Clean(text).Trim().TrimEnd('。', '!');
        if (ListOf().Match(clean) is { Success: true } list) return new List(list.Groups["about"].Value);
        if (VetoesOf().IsMatch(clean)) return new Vetoes();
        if (Nominate().Match(clean) is { Success: true } named) return new Nominated(named.Groups["unit"].Value, named.Groups["words"].Value.Trim());
        if (Mended().Match(clean) is { Success: true } mended) return new Rectified(NumberOf(mended), mended.Groups["words"].Value.Trim());
        if (Ask().Match(clean) is { Success: true } ask) return new Asked(NumberOf(ask));
        if (Decide().Match(clean) is { Success: true } decided) return Decided(decided);
        if (Enter().Match(clean) is { Success: true } entered)
            return new Entered(entered.Groups["unit"].Value, decimal.Parse(entered.Groups["points"].ValueSpan, CultureInfo.InvariantCulture), entered.Groups["words"].Value.Trim());
        if (!(One().Match(clean) is { Success: true } one)) return null;
        var (number, words) = (NumberOf(one), one.Groups["words"].Value.Trim());
        return one.Groups["verb"].Value switch
        {
            "申诉" => new Appealed(number, words),
            "维持" => new Upheld(number, words),
            "撤销" => new Revoked(number, words),
            _ => new Lifted(number, words),
        };
    }

    private static MeasureWords Decided(Match match)
    {
        long[] numbers = [.. Digits().Matches(match.Groups["numbers"].Value).Select(m => long.Parse(m.ValueSpan, CultureInfo.InvariantCulture)).Distinct()];
        if (match.Groups["verb"].Value == "驳回") return new Rejected(numbers, match.Groups["words"].Value.Trim());
        var points = match.Groups["points"] is { Success: true, ValueSpan: var said } ? decimal.Parse(said, CultureInfo.InvariantCulture) : (decimal?)null;
        return new Approved(numbers, points, match.Groups["numbers"].Value.IndexOfAny(['考', '扣', '牌', '约', '解', '否']) < 0);
    }

    private static long NumberOf(Match match) => long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(看看|看)?(?<about>扣分|考核|待批|红黄牌|约谈)建议(清单|列表)?$|^(?<about>黄牌|红牌|红黄牌|约谈)(有哪些|清单|名单|情况)$|^(有)?哪些(村|单位)?(被)?(?<about>黄牌|红牌|红黄牌)$", Plain)]
    private static partial Regex ListOf();

    [GeneratedRegex("^(考|扣|牌|约|解|否) *(?<number>[0-9]{1,7}) *号?( *(经过|详情|依据|怎么来的))?$", Plain)]
    private static partial Regex Ask();

    [GeneratedRegex("^((?<verb>批准) *(?<numbers>[考扣牌约解否]? *[0-9]{1,7} *号?( *[,、，和 ] *[考扣牌约解否]? *[0-9]{1,7} *号?)*)( +扣?(?<points>[0-9]{1,2}(\\.[0-9])?) *分)?|(?<verb>驳回) *(?<numbers>[考扣牌约解否]? *[0-9]{1,7} *号?( *[,、，和] *[考扣牌约解否]? *[0-9]{1,7} *号?)*)([ ,，:：;；]+(?<words>.{1,120}))?)$", Plain)]
    private static partial Regex Decide();

    [GeneratedRegex("^(?<verb>申诉|维持|撤销|解除) *[考扣牌约解否] *(?<number>[0-9]{1,7}) *号?([ ,，:：;；、]+(?<words>.{1,160}))?$", Plain)]
    private static partial Regex One();

    [GeneratedRegex("^整改(已)?完成 *牌 *(?<number>[0-9]{1,7}) *号?([ ,，:：;；、]+(?<words>.{1,160}))?$", Plain)]
    private static partial Regex Mended();

    [GeneratedRegex("^扣分 +(?<unit>[^0-9 ,，]{2,16}) +(?<points>[0-9]{1,2}(\\.[0-9])?) *分[ ,，:：]+(?<words>.{2,120})$", Plain)]
    private static partial Regex Enter();

    [GeneratedRegex("^(看看|看)?一票否决(候选|建议|候选名单|名单|情况|候选单位)?$", Plain)]
    private static partial Regex VetoesOf();

    [GeneratedRegex("^提名一票否决(候选)? +(?<unit>[^0-9 ,，]{2,16})[ ,，:：]+(?<words>.{2,120})$", Plain)]
    private static partial Regex Nominate();

    [GeneratedRegex("[0-9]+", Plain)]
    private static partial Regex Digits();
}
