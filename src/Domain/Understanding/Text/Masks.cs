using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R4: what looks like a number and never is a value. Phone, ID, plate, time, version, code, room, list index, age.</summary>
internal static partial class Masks
{
    private const int Window = 48;

    private static readonly string[] Codes =
    [
        "验证码", "取件码", "会议号", "邀请码", "提取码", "校验码", "动态码", "入会码", "房间号", "密码", "编号", "工号", "账号", "帐号", "卡号", "房号", "车牌号", "车牌", "微信号", "微信", "qq群", "qq", "vx", "wx", "电话号码", "电话", "手机号码", "手机号", "手机", "号码", "热线", "拨打", "打了110", "打110", "报110", "拨", "身份证号码", "身份证号", "身份证",
        "证号", "单号", "快递", "尾号", "文号", "版本号", "版本", "会议id", "id", "座机", "联系方式", "联系人", "专线", "服务号", "公众号", "银行卡", "订单", "学号", "户号", "码是", "口令", "货架", "门牌号", "门牌", "型号", "邮编", "价格", "单价", "每斤", "一斤", "气温", "温度", "字号",
    ];

    /// <summary>Length of the thing at <paramref name="start"/> that is no value; 0 where there is none.</summary>
    public static int LengthAt(string text, int start)
    {
        var c = text[start];
        if (Codes.Any(code => code[0] == c && string.CompareOrdinal(text, start, code, 0, code.Length) == 0))
            return CodeLength(text, start);
        if (!char.IsAsciiLetterOrDigit(c))
            return MayOpenPlate(text, start) && Plate().Match(text.Substring(start, Math.Min(12, text.Length - start))) is { Success: true } plate ? plate.Length : 0;
        if (start > 0 && char.IsAsciiDigit(c) && char.IsAsciiDigit(text[start - 1]))
            return 0;
        var window = text.Substring(start, Math.Min(Window, text.Length - start));
        if (Houses().Match(window) is { Success: true } houses)
            return houses.Length;
        return ListIndex(text, start, window) is > 0 and var index ? index : Longest(window);
    }

    private static bool MayOpenPlate(string text, int start) =>
        start + 1 < text.Length && char.IsAsciiLetter(text[start + 1]) && "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".Contains(text[start], StringComparison.Ordinal);

    // 1、2、3号楼 are places.
    [GeneratedRegex("^[0-9]{1,3}(?:[、,，和及~-][0-9]{1,3})+(?:号楼|号院|栋|幢|单元)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Houses();

    private static int CodeLength(string text, int start)
    {
        var code = Codes.Where(k => string.CompareOrdinal(text, start, k, 0, k.Length) == 0).Max(k => k.Length);
        var rest = text.Substring(start + code, Math.Min(Window, text.Length - start - code));
        var match = AfterCode().Match(rest);
        return match.Success ? code + match.Length : 0;
    }

    private static int Longest(string window)
    {
        var longest = 0;
        foreach (var pattern in (Regex[])[IsApp(window) ? Version() : Mixed(), LongDigits(), Triples(), Clock(), OClock(), Version(), Age(), Hotline(), Room(), Hyphens(), Ordinal()])
            if (pattern.Match(window) is { Success: true } match)
                longest = Math.Max(longest, match.Groups["thing"].Success ? match.Groups["thing"].Length : match.Length);
        return longest;
    }

    // 反诈app3个: three apps, not a model.
    private static bool IsApp(string window) => window.StartsWith("app", StringComparison.Ordinal);

    // "1." and "1、" head a line; inside a line only where a name follows: "12、下坪8" keeps its 12.
    private static int ListIndex(string text, int start, string window)
    {
        var before = start - 1;
        while (before >= 0 && start - before < 9 && text[before] is ' ' or '\t')
            before--;
        var head = before < 0 || text[before] is '\n' or ';' or '。';
        if (head && IndexProbe().IsMatch(window))
            return IndexOnly().Match(window).Length;
        return start > 0 && text[start - 1] is ' ' or '，' && DottedIndex().Match(window) is { Success: true } dotted ? dotted.Groups["thing"].Length : 0;
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    [GeneratedRegex("^[ :是为改成了号]{0,4}[a-z0-9][a-z0-9 _./-]{1,30}", Linear)]
    private static partial Regex AfterCode();

    [GeneratedRegex("^[\\u4e00-\\u9fff][a-z] ?·? ?[a-z0-9]{5,6}", Linear)]
    private static partial Regex Plate();

    [GeneratedRegex("^(?:[a-z]+[_-]?[0-9][a-z0-9_.-]*|[0-9]+[a-jl-vx-z][a-z0-9_.-]*|[0-9]+[kw][a-z0-9]+)", Linear)]
    private static partial Regex Mixed();

    [GeneratedRegex("^[0-9]{7,}x?", Linear)]
    private static partial Regex LongDigits();

    [GeneratedRegex("^[0-9]{3}[ -][0-9]{3,4}[ -][0-9]{3,4}", Linear)]
    private static partial Regex Triples();

    [GeneratedRegex("^[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[-~] ?[0-9]{1,2}:[0-9]{2})?", Linear)]
    private static partial Regex Clock();

    [GeneratedRegex("^[0-9]{1,2}(?:点|时)(?:[0-9]{1,2}分?|半|整|钟|许)?前?", Linear)]
    private static partial Regex OClock();

    [GeneratedRegex("^[0-9]+(?:\\.[0-9]+){2,}", Linear)]
    private static partial Regex Version();

    [GeneratedRegex("^[0-9]{1,3} ?(?:-+|~|至|到) ?[0-9]{1,3} ?(?:周?岁|组|网格|号)", Linear)]
    private static partial Regex Age();

    [GeneratedRegex("^(?:96110|12381|12337|12345|12315|12123|12388|12306|12348|10086|10010|10000|95\\d{3})", Linear)]
    private static partial Regex Hotline();

    [GeneratedRegex("^[0-9]{1,3}(?:楼|栋|号楼|幢|单元|号院|弄)(?:[0-9]{1,4}(?:单元|室|号|层|楼|房)?)*", Linear)]
    private static partial Regex Room();

    [GeneratedRegex("^[0-9]+-[0-9]+-[0-9]+", Linear)]
    private static partial Regex Hyphens();

    [GeneratedRegex("^(?<thing>20[0-9]{2}年度?)", Linear)]
    private static partial Regex Ordinal();

    [GeneratedRegex("^(?:\\(?[0-9]{1,2}(?:[.、)]|\\.、)|[0-9]{1,2} ?[.、)]) ?(?:[^0-9.]|$)", Linear)]
    private static partial Regex IndexProbe();

    [GeneratedRegex("^[0-9]{1,2} ?[.、)]+", Linear)]
    private static partial Regex IndexOnly();

    [GeneratedRegex("^(?<thing>[0-9]{1,2}[.、)]) ?[\\u4e00-\\u9fff]{2,8}(?:村|社区|镇|乡|组|网格)", Linear)]
    private static partial Regex DottedIndex();
}
