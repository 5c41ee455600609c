using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>Cuts a cleaned message into tokens from left to right; at each place the longest thing wins, a unit's name first.</summary>
internal static partial class Lexer
{
    public static List<Token> Cut(string text, UnitLexicon lexicon)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var token = Next(text, at, lexicon, tokens);
            tokens.Add(token);
            at = token.End;
        }

        return tokens;
    }

    private static Token Next(string text, int at, UnitLexicon lexicon, List<Token> before)
    {
        var (units, unitLength) = lexicon.Longest(text, at);
        var word = Vocabulary.Longest(text, at);
        if (units.Count > 0 && unitLength >= (word?.Length ?? 0))
            return new Token.Unit(at, unitLength, units);
        if (NearUnit(text, at, lexicon, tokens: before, word) is { } near)
            return near;
        if (PartAt(text, at) is { } part)
            return part;
        if (PeriodScanner.At(text, at) is { } time && time.Length >= (word?.Length ?? 0))
            return time;
        if (Masks.LengthAt(text, at) is > 0 and var masked && masked > (word?.Length ?? 0))
            return new Token.Other(at, masked);
        if (word is Token.Other && text[at] == '一' && (CountsCases(text, at, before) || CountsScreens(text, at, before)))
            word = null;
        if (text[at] == '零' && word is { Length: 1 } && IsZero(text, at, tokens: before))
            word = null;
        // 花园村安装12: a name that begins with an everyday word.
        if (word is Token.Other && UnknownUnit(text, at, before, lexicon) is { } stranger && stranger.Length > word.Length && !stranger.Name.AsSpan().ContainsAny(OwnOrAll))
            return stranger;
        word ??= ShortVerb(text, at);
        return word ?? Break(text, at) ?? Number(text, at, before) ?? (Token?)UnknownUnit(text, at, before, lexicon) ?? new Token.Other(at, 1);
    }

    // 大牙口今天安装12: a name misspelt, where a name stands: at the head of a clause, with its suffix or something known behind it.
    private static Token.Unit? NearUnit(string text, int at, UnitLexicon lexicon, List<Token> tokens, Token? word)
    {
        if (tokens.LastOrDefault() is not (null or Token.Break or Token.Marked { Mark: Mark.Open or Mark.Close } or Token.Time or Token.Unit))
            return null;
        var (units, length) = lexicon.Near(text, at);
        var end = at + length;
        if (length == 0 || length <= (word?.Length ?? 0))
            return null;
        var closed = end >= text.Length || text[end - 1] is '村' or '区' || char.IsAsciiDigit(text[end]) || Break(text, end) is not null || Vocabulary.Longest(text, end) is not null;
        return closed ? new Token.Unit(at, length, units) : null;
    }

    // 又发一起冒充客服的: one case, not "together".
    private static bool CountsCases(string text, int at, List<Token> before) =>
        string.CompareOrdinal(text, at, "一起", 0, 2) == 0
        && (before.LastOrDefault() is Token.Named { Metrics: [Metric.Case or Metric.Dissuade, ..] } || (at > 0 && text[at - 1] is '发' or '生' or '了' or '立')
            || NumberScanner.MeasureAt(text, at + 2, ["电诈", "诈骗", "电信", "冒充", "刷单", "网络", "案", "被骗", "网购"]).Length > 0);

    // LED屏一块, 横幅一条.
    private static bool CountsScreens(string text, int at, List<Token> before) =>
        at + 1 < text.Length && text[at + 1] == '块' && before.LastOrDefault() is Token.Named { Metrics: [Metric.Screen or Metric.Banner] };

    // 下8个 (downloaded), 率90 behind a gap: words too short to stand in the table.
    private static Token.Named? ShortVerb(string text, int at) => text[at] switch
    {
        '下' when text.AsSpan(at + 1).TrimStart('+') is { Length: > 0 } rest && ChineseNumerals.IsNumeralChar(rest[0]) && (at == 0 || " ，天日午反诈屯村场儿个朝晚早周组".Contains(text[at - 1], StringComparison.Ordinal)) => new Token.Named(at, 1, [Metric.AppInstall], false),
        '率' when at > 0 && (text[at - 1] is ' ' or '，' or ',' || char.IsAsciiDigit(text[at - 1])) => new Token.Named(at, 1, [Metric.InstallRate], false),
        _ => null,
    };

    // 发案零起, 损失为零: a number; 零发案: a word.
    private static bool IsZero(string text, int at, List<Token> tokens) =>
        NumberScanner.MeasureAt(text, at + 1, Measures.Words).Length > 0 || tokens.LastOrDefault() is Token.Named or Token.Break { Char: ':' } or Token.Part or Token.Unit or Token.Marked { Mark: Mark.New or Mark.Total } || (at > 0 && text[at - 1] is '为' or '是');

    private static Token.Break? Break(string text, int at) => text[at] switch
    {
        '\n' or '。' or ';' or '!' or '?' => new Token.Break(at, 1, 3, text[at]),
        '，' or ',' => new Token.Break(at, 1, 2, text[at]),
        '、' or '/' or '|' or '\t' or ' ' or ':' or '\\' => new Token.Break(at, 1, 1, text[at]),
        _ => null,
    };

    private static Token? Number(string text, int at, List<Token> before)
    {
        var token = NumberScanner.At(text, at);
        return token is Token.Number { Length: 1, Measure: "" } && !char.IsAsciiDigit(text[at]) && text[at] is not ('俩' or '仨') && !StandsAlone(text, at, before) ? null : token;
    }

    // A single 三 without measure word counts only right behind a metric or unit (装五注三), and not inside a name.
    private static bool StandsAlone(string text, int at, List<Token> before)
    {
        if (before.LastOrDefault() is not (Token.Named or Token.Unit or Token.Part or Token.Break { Char: ':' } or Token.Marked { Mark: Mark.Fix or Mark.Total or Mark.New }) && !(at > 0 && text[at - 1] is '了' or '数' or '+' or '=' or '为' or '是'))
            return false;
        return at + 1 >= text.Length || Break(text, at + 1) is not null || text[at + 1] is ')' or '和' || Vocabulary.Longest(text, at + 1) is Token.Named;
    }

    private static Token.Part? PartAt(string text, int at)
    {
        if (text[at] != '第' && !ChineseNumerals.IsNumeralChar(text[at]))
            return null;
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '共' or '各' or '每'))
            return null;
        // 俺村走到第四组了: how far they came.
        var match = PartPattern().Match(text.Substring(at, Math.Min(14, text.Length - at)));
        if (!match.Success)
            return null;
        var head = at > 0 && text[at - 1] == '第' ? at - 1 : at;
        if (head > 1 && text[head - 1] == '到' && text[head - 2] is '走' or '跑' or '转' or '做' or '查' && at + match.Groups["all"].Length is var end && end < text.Length && text[end] == '了')
            return null;
        var (number, _) = ChineseNumerals.Read(match.Groups["n"].Value, 0);
        var kind = match.Groups["kind"].Value.Contains("网格", StringComparison.Ordinal) ? "网格" : "组";
        return new Token.Part(at, match.Groups["all"].Length, decimal.ToInt32(number), kind);
    }

    private static Token.UnknownUnit? UnknownUnit(string text, int at, List<Token> before, UnitLexicon lexicon)
    {
        if (before.LastOrDefault() is not (null or Token.Break or Token.Marked { Mark: Mark.Close }))
            return null;
        var match = VillagePattern().Match(text.Substring(at, Math.Min(10, text.Length - at)));
        return match.Success && !Enumerable.Range(at + 1, match.Groups["name"].Length - 1).Any(k => lexicon.Longest(text, k).Length > 0)
            && !"你您它帮代替给由在是和与请从把今昨全各每我本咱俺该此邻隔别外农乡进驻包联入到在自行阮阿侬哪某几这那其他她几贵同多整".Contains(text[at], StringComparison.Ordinal)
            ? new Token.UnknownUnit(at, match.Groups["name"].Length, match.Groups["name"].Value)
            : null;
    }

    private static readonly System.Buffers.SearchValues<char> OwnOrAll = System.Buffers.SearchValues.Create("我本俺咱各全每");

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    [GeneratedRegex("^(?<all>第?(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?(?<kind>号网格|网格|村民小组|小组|组))(?:[^员长群织合成]|$)", Linear)]
    private static partial Regex PartPattern();

    [GeneratedRegex("^(?<name>[\\u4e00-\\u9fff]{2,4}?(?:村|社区))(?:[ :，、|/\t0-9]|安装|注册|今|本周|上周|累计|新增|入户|走访|装|报|发|转|签|劝|一|二|三|四|五|六|七|八|九|十|$|\n)", Linear)]
    private static partial Regex VillagePattern();
}
