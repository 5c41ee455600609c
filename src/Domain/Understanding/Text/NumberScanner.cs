using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R2, R4: a number with its measure word; vague numbers (三十来个, 30或31) come back without a value.</summary>
internal static class NumberScanner
{
    private static readonly string[] WordsOfMeasureCharacters = ["本周", "本月", "本村", "本日", "本社", "本单", "本行", "本校", "本院", "本所", "本乡", "本镇", "本组", "本网", "本年", "本季", "张贴", "张挂", "条幅", "台账", "部署", "名单", "面对", "面向", "处置", "次日", "户均", "家长群", "人均", "场所", "回执", "回收", "回流", "支付", "件数", "个别", "位于", "班会", "批评", "期间", "则为", "单位", "单子", "单页"];
    private static readonly string[] VaguePrefixes = ["小一百", "小一千", "小一万", "小二百", "小两百", "小三百", "小几百", "小几十", "小二十", "小三十", "小四十", "小五十", "小六十", "小七十", "小八十", "小九十", "好几百", "好几十", "好几", "几百", "几十", "几千", "几万", "数十", "数百", "上百", "上千", "成百", "近百", "若干", "百十", "百把", "千把", "几"];

    /// <summary>A number token, an Other token for a number that counts nothing, or null.</summary>
    public static Token? At(string text, int start)
    {
        if (VaguePrefixes.FirstOrDefault(p => string.CompareOrdinal(text, start, p, 0, p.Length) == 0) is { } vague)
            return VagueToken(text, start, start + vague.Length);
        if (string.CompareOrdinal(text, start, "百分之", 0, 3) == 0)
            return Percent(text, start);
        var (value, length) = ChineseNumerals.Read(text, start);
        if (length == 0 || IsPeople(text, start, length))
            return null;
        if (IsDoubleDigit(text, start, length))
            return VagueToken(text, start, start + length);
        return WithMeasure(text, start, start + length, value);
    }

    private static Token? WithMeasure(string text, int start, int at, decimal value)
    {
        var space = at < text.Length - 1 && text[at] == ' ' ? 1 : 0;
        if (GroupsLength(text, at) is > 0 and var groups)
            return new Token.Number(start, at + groups - start, value, "群");
        if (VagueLength(text, at) is > 0 and var vague)
            return VagueToken(text, start, at + vague, value);
        if (MeasureAt(text, at + space, Measures.NotCounting) is { Length: > 0 } not && !LongerMeasure(text, at + space, not) && !(not == "周" && IsWeekday(text, at + space + 1)))
            return new Token.Other(start, at + space + not.Length - start);
        // 仨村, 三村合计: villages; 36村民 are people.
        if (at < text.Length && text[at] == '村' && !(at + 1 < text.Length && "民干居组两支委部级医".Contains(text[at + 1], StringComparison.Ordinal)))
            return new Token.Other(start, at + 1 - start);
        if (at < text.Length && text[at] == '%')
            return MoreLength(text, at + 1) is > 0 and var about ? new Token.Number(start, at + 1 + about - start, null, "%", value) : new Token.Number(start, at + 1 - start, value, "%");
        if (at < text.Length && text[at] == '成' && value is > 0 and < 10 && !"功立员都为交本效".Contains(at + 1 < text.Length ? text[at + 1] : ' ', StringComparison.Ordinal))
            return Tenths(text, start, at, value);
        var measure = Plain(text, at, space);
        var end = at + measure.Length;
        if (MoreLength(text, end) is > 0 and var more)
            return new Token.Number(start, end + more - start, null, measure.Word, value);
        return new Token.Number(start, end - start, value, measure.Word);
    }

    // 安装3周二安装5: the next day, not three weeks.
    private static bool IsWeekday(string text, int at) => at < text.Length && "一二三四五六日天".Contains(text[at], StringComparison.Ordinal);

    // 二三十个, 七八个, 十七八个: two digits side by side leave it open.
    private static bool IsDoubleDigit(string text, int start, int length)
    {
        var run = 0;
        for (var at = start; at <= start + length && at < text.Length; at++)
        {
            run = ChineseNumerals.DigitOf(text[at]) > 0 && text[at] is not ('俩' or '仨') ? run + 1 : 0;
            if (run == 2 && !(at + 1 < text.Length && ChineseNumerals.DigitOf(text[at + 1]) >= 0) && (at < 2 || at - 2 < start || ChineseNumerals.DigitOf(text[at - 2]) < 0))
                return true;
        }

        return false;
    }

    // 八成 = 80 %, 八成五 = 85 %.
    private static Token.Number Tenths(string text, int start, int at, decimal tenths)
    {
        var more = at + 1 < text.Length ? text[at + 1] : ' ';
        var digit = char.IsAsciiDigit(more) ? more - '0' : ChineseNumerals.DigitOf(more);
        return digit >= 0 ? new Token.Number(start, at + 2 - start, (tenths * 10) + digit, "%") : new Token.Number(start, at + 1 - start, tenths * 10, "%");
    }

    private static (string Word, int Length) Plain(string text, int at, int space)
    {
        if (MeasureAt(text, at + space, Measures.Words) is { Length: > 0 } word && !IsAbbreviation(text, at + space, word) && !OpensWord(text, at + space))
            return (word, word.Length + space);
        return at > 0 && text[at - 1] is '万' or 'w' ? ("万", 0) : ("", 0);
    }

    // 安装4本周安装19, 装12张贴海报20: the next word begins here.
    private static bool OpensWord(string text, int at) => MeasureAt(text, at, WordsOfMeasureCharacters).Length > 0;

    // 装11册10: 册 is 注册 here, not the measure word of a book.
    private static bool IsAbbreviation(string text, int at, string word) =>
        word is "册" or "单" && text.AsSpan(at + 1).TrimStart(" +") is { Length: > 0 } rest && (ChineseNumerals.IsNumeralChar(rest[0]) || rest[0] == ':');

    // 个群, 个微信群, 个村民小组群: what was pushed to.
    private static int GroupsLength(string text, int at)
    {
        for (var i = at; i < Math.Min(text.Length, at + 9); i++)
        {
            if (text[i] == '群')
                return i + 1 < text.Length && text[i + 1] is '众' or '体' or '主' ? 0 : i + 1 - at;
            if (!"个微信组小工作家长村民网格业主党员居社区支部钉级班老人年学生代表户妇女成务交流邻里各类".Contains(text[i], StringComparison.Ordinal))
                return 0;
        }

        return 0;
    }

    private static Token.Number VagueToken(string text, int start, int at, decimal? near = null)
    {
        while (at < text.Length && (text[at] is '多' or '来' or '几' or '余' or '把' || ChineseNumerals.IsNumeralChar(text[at]) || text[at] == '.'))
            at++;
        var word = MeasureAt(text, at, Measures.Words);
        return new Token.Number(start, at + word.Length - start, null, word, near);
    }

    private static Token.Number? Percent(string text, int start)
    {
        var (value, length) = ChineseNumerals.Read(text, start + 3);
        if (length == 0 && start + 3 < text.Length && text[start + 3] == '百')
            return new Token.Number(start, 4, 100, "%");
        if (length == 0)
            return null;
        var (part, more) = Decimals(text, start + 3 + length);
        return new Token.Number(start, 3 + length + more, value + part, "%");
    }

    // 百分之八十四点五.
    private static (decimal Part, int Length) Decimals(string text, int at)
    {
        if (at >= text.Length || text[at] != '点')
            return (0, 0);
        var (part, place, end) = (0m, 0.1m, at + 1);
        for (; end < text.Length && (char.IsAsciiDigit(text[end]) || ChineseNumerals.DigitOf(text[end]) >= 0); end++, place /= 10)
            part += place * (char.IsAsciiDigit(text[end]) ? text[end] - '0' : ChineseNumerals.DigitOf(text[end]));
        return end == at + 1 ? (0, 0) : (part, end - at);
    }

    private static int VagueLength(string text, int at)
    {
        if (at >= text.Length)
            return 0;
        if (text[at] is '多' or '余' or '几' or '把' or '来' && !(text[at] is '来' && at + 1 < text.Length && text[at + 1] is '了'))
            return 1;
        if (text[at] == '+' && (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1])))
            return 1;
        return RangeLength(text, at);
    }

    // 30或31, 30-35, 三十到四十: two numbers for one.
    private static int RangeLength(string text, int at)
    {
        var joint = MeasureAt(text, at, ["个或者", "人或者", "户或者", "还是", "要么", "个要么", "定", "个定", "抑或", "或者是", "或者", "或是", "或", "到", "至", "-", "~", "个到", "个或"]);
        if (joint.Length == 0)
            return 0;
        var (_, length) = ChineseNumerals.Read(text, at + joint.Length);
        return length == 0 ? 0 : joint.Length + length;
    }

    private static int MoreLength(string text, int at) =>
        MeasureAt(text, at, ["左右", "上下", "以上", "以内", "出头", "不到", "多", "的样子", "吧左右"]).Length;

    // 他俩, 我们仨 are people; 三五个 is vague and handled by its neighbours.
    private static bool IsPeople(string text, int start, int length) =>
        length == 1 && text[start] is '俩' or '仨' && start > 0 && "他她们咱哥姐爷娘母父子夫".Contains(text[start - 1], StringComparison.Ordinal);

    private static bool LongerMeasure(string text, int at, string other) => MeasureAt(text, at, Measures.Words).Length > other.Length;

    internal static string MeasureAt(string text, int at, IEnumerable<string> words)
    {
        var found = "";
        foreach (var word in words)
            if (word.Length > found.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                found = word;
        return found;
    }
}
