using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>
/// R26: says plainly what was said in a roundabout way, before anything is read: a slip of the tongue taken back in the same breath,
/// a zero in words, a table, a legend below the list. The rules behind it then need to know one form only.
/// </summary>
internal static partial class PlainSpeech
{
    private const string Number = "(?:[0-9][0-9.]{0,12}[万千]?|[零一二三四五六七八九十百千万两廿俩]{1,12})";
    private const string Measure = "(?:个人|户人家|人次|人|个|户|家|份|张|条|场|次|起|名|位|台|块|万元|元|件|遍|群|%)?";

    public static string Of(string text)
    {
        text = IndexInBrackets().Replace(text, "${n}、");
        text = ZeroInWords(Colloquial.Plain(Asides.Drop(Slips.PutRight(Courtesies.Drop(text)))));
        text = TakeBackSlips(text);
        return TableText.Unroll(text);
    }

    // 装了二十不对二十三个: the last value counts, and it is no correction of an earlier report.
    private static string TakeBackSlips(string text)
    {
        for (var round = 0; round < 6 && Slip().Match(text) is { Success: true } slip && !IsOfEarlier(text, slip); round++)
        {
            var old = slip.Groups["old"];
            var measure = slip.Groups["is"].Length > 0 ? slip.Groups["is"].Value : slip.Groups["was"].Value;
            var value = slip.Groups["new"].Value + measure;
            var rest = text[(slip.Index + slip.Length)..];
            if (slip.Groups["metric"].Value is not { Length: > 0 } metric)
                text = text[..old.Index] + value + rest;
            else if (LastNumberOf(text[..(old.Index + old.Length)], metric) is { } place)
                text = text[..place.Index] + value + text[(place.Index + place.Length)..slip.Groups["gap"].Index] + rest;
            else
                return text;
        }

        return text;
    }

    // 51写错了，是15 with nothing before it speaks of what was sent earlier.
    private static bool IsOfEarlier(string text, Match slip) =>
        EarlierReport().IsMatch(text[..slip.Groups["old"].Index])
        || (slip.Groups["old"].Index == 0 && slip.Groups["metric"].Length == 0 && (slip.Value.Contains("写错", StringComparison.Ordinal) || slip.Value.Contains("打错", StringComparison.Ordinal)));

    // 装了十八注册十八，不对注册是十六: the number behind the same word.
    private static Group? LastNumberOf(string text, string metric)
    {
        var at = text.LastIndexOf(metric[^1..] == "了" ? metric[..^1] : metric, StringComparison.Ordinal);
        return at >= 0 && NumberBehind().Match(text, at) is { Success: true } match ? match.Groups["n"] : null;
    }

    // 一个都没装上, 安装一个没有: a zero.
    private static string ZeroInWords(string text) =>
        NoneSoZero().Replace(NotOne().Replace(NobodyAt().Replace(NobodyDid().Replace(text, m => IsRemainder(text, m) ? m.Value : m.Groups["verb"].Value + "0"), m => m.Groups["verb"].Value + "0"), m => m.Groups["verb"].Value + "0"), m => m.Groups["verb"].Value + "0");

    // 还有一个没装上: one is left over, not none.
    // 装了12个，1个没注册上: without 都 it is the one left over where others were counted before.
    private static bool IsRemainder(string text, Match none) =>
        none.Index > 0 && ("有剩差就了外".Contains(text[none.Index - 1], StringComparison.Ordinal)
            || (!"组村格区校院所行".Contains(text[none.Index - 1], StringComparison.Ordinal) && !none.Value.AsSpan().ContainsAny('都', '也') && text.AsSpan(0, none.Index).ContainsAnyInRange('1', '9')));

    // （3）合计, （一）走访: an index like any other.
    [GeneratedRegex("(?m)(?<=^|[;。] ?)\\((?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,2})\\) ?")]
    private static partial Regex IndexInBrackets();

    [GeneratedRegex("(?<old>" + Number + ")(?<was>" + Measure + ")(?<gap>[，,。 、…~.-]{0,3}[啊哦噢呃额哎唉呀欸嗯诶喔]{0,2}[，, …]{0,2})(?:不对不对|不对|不不不?|(?<=[啊哦噢喔呃])不(?=[，, 是])|不是不是|说错|讲错|讲错|打错|写错|口误|错了|搞错|弄错|记错|看错|报错|唔啱|等等|等一下|纠正一下|更正一下)[了啦喽哈咯咗吧]?[，,。 、:…~-]{0,3}[啊哦噢呃额]?(?:应该|应|其实|实际|实际上|准确)?(?:是|为|系)?(?<metric>(?:安装|装机?了?|下载|注册|实名|激活|走访|入户|走了|发了?|传单|横幅|海报|转发|签了?|开启|预警)?)(?:人数|数|户数)?(?:应该)?(?:是|为|系)?(?<new>" + Number + ")(?<is>" + Measure + ")")]
    private static partial Regex Slip();

    [GeneratedRegex("报的|报成|报错|刚才|上面|原来的|刚刚|刚那|刚报|前面|上一?条|之前|先前|更正|纠正|订正|修正|勘误|原报|误报|上午报|早上报|昨天报|填错|写成|打成|多打|少打")]
    private static partial Regex EarlierReport();

    [GeneratedRegex("\\G\\D{0,8}?(?<n>" + Number + Measure + ")")]
    private static partial Regex NumberBehind();

    [GeneratedRegex("(?:一|半|1)(?:个|人|户|张|份|场|起|台|家|条|例|户人家|个人)(?:人|新的)?(?:(?:都|也)(?:没有?|冇|未|木有|莫得|没得|唔)|(?:没|冇))(?:能|得|人)?(?<verb>安装|装机|装|下载|下|注册|实名|激活|走访|走|跑|入户|发案|发|转发|贴|签)(?:上|成功|成|到|着|出去|动|得|起)?了?")]
    private static partial Regex NobodyDid();

    // 今天没装到，0.
    [GeneratedRegex("(?:没有?|冇|未)(?:新)?(?<verb>安装|装机|装|下载|注册|走访|入户)(?:到|上|成|着|动)?(?:人|的|户)?[，, ]{1,2}(?:0|零)(?:个|人|户)?(?![0-9.])")]
    private static partial Regex NoneSoZero();

    [GeneratedRegex("(?:没有?|冇|未)(?<verb>安装|装机|装|下载|注册|实名|激活|走访|入户)(?:上|成功|成|到)?(?:一|半)(?:个|人|户|家|台|部)(?=$|[，。;, !哈啊呢反])")]
    private static partial Regex NotOne();

    [GeneratedRegex("(?<verb>安装|装机|装|下载|注册|实名|激活|走访|入户|发案|新增|转发)了?(?:一|半)(?:个|人|户|张|份|场|起|台|家|条|例)(?:都|也)?(?:没有?|冇|木有|莫得|没得)(?![\\u4e00-\\u9fff])")]
    private static partial Regex NobodyAt();
}
