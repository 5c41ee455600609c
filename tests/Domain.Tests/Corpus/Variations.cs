using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>Ways in which the same message comes from another hand: width, spaces, courtesies, signatures, words, slips, numerals.</summary>
public static partial class Variations
{
    private static readonly string[] Openings = ["领导好，", "各位领导好：", "小刘你好，", "@反诈小助手 ", "主任好，", "大家好，", "领导，", "报告领导，", "@平安办小刘 ", "@所有人 ", "书记好！"];
    private static readonly string[] Closings = ["，谢谢", "，辛苦了", "[抱拳]", "🙏", "，请查收", "。", "！", "😊", " @反诈小助手", "，请领导审阅", "[玫瑰]", "，汇报完毕", "🎉🎉", "，以上，请知悉", "，谢谢领导", "~"];
    private static readonly string[] Signatures = ["\n填报人：王芳", "\n联系电话：13800001234", "\n填报时间：6月18日", "\n报送人：李强 13900005678", "\n——王芳", "\n审核人：张书记", "\n（王芳）"];

    public static readonly Variation[] All =
    [
        Variation.Of("full-width letters and digits", (t, _) => string.Concat(t.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c)), m => !m.Text.Contains('@', StringComparison.Ordinal)),
        Variation.Of("half-width signs", (t, _) => HalfWidth(t)),
        Variation.Of("spaces round numbers", (t, _) => HanDigit().Replace(DigitHan().Replace(t, "$1 $2"), "$1 $2"), m => m.IsReport() && m.IsProse()),
        Variation.Of("no spaces round numbers", (t, _) => DigitSpaceHan().Replace(HanSpaceDigit().Replace(t, "$1$2"), "$1$2"), m => m.IsReport() && m.IsProse()),
        Variation.Of("a courtesy before", (t, r) => Openings[r.Next(Openings.Length)] + t, IsNoBareAck),
        Variation.Of("a courtesy behind", (t, r) => t + Closings[r.Next(Closings.Length)], m => IsNoBareAck(m) && !Ends(m.Text)),
        Variation.Of("a signature", (t, r) => t + Signatures[r.Next(Signatures.Length)], m => m.IsReport() && !m.Text.StartsWith("#接龙", StringComparison.Ordinal) && !m.Text.Contains("以上", StringComparison.Ordinal)),
        Variation.Of("capitals", (t, _) => t.Replace("app", "APP", StringComparison.OrdinalIgnoreCase)),
        Variation.Of("small letters", (t, _) => t.ToLowerInvariant()),
        .. WordVariations.All,
        .. NumberVariations.All,
        .. ShapeVariations.All,
    ];

    private static string HalfWidth(string text) =>
        CommaOutsideNumbers().Replace(text, ",").Replace('：', ':').Replace('；', ';').Replace('（', '(').Replace('）', ')').Replace('！', '!').Replace('？', '?');

    private static bool IsNoBareAck(LabelledMessage message) =>
        message.Expect.Intent is not ("ack" or "none" or "help") && !message.Text.StartsWith('「') && !message.Text.StartsWith('#') && !message.Text.StartsWith('>') && !message.Text.StartsWith("回复", StringComparison.Ordinal) && !message.Text.StartsWith('@');

    private static bool Ends(string text) => text.Length == 0 || "?？。！!".Contains(text[^1], StringComparison.Ordinal) || text.Contains('\n', StringComparison.Ordinal);

    [GeneratedRegex("(?<![0-9])，|，(?![0-9])")]
    private static partial Regex CommaOutsideNumbers();

    [GeneratedRegex("([0-9])(?=[人个户份张条场起名])([人个户份张条场起名])")]
    private static partial Regex DigitHan();

    [GeneratedRegex("(装|册|访|户|单|报|幅|到)([0-9])")]
    private static partial Regex HanDigit();

    [GeneratedRegex("([0-9]) ([人个户份张条场起名安注走入])")]
    private static partial Regex DigitSpaceHan();

    [GeneratedRegex("(装|册|访|户|单|报|幅|到) ([0-9])")]
    private static partial Regex HanSpaceDigit();
}
