using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>Sums of money as people type them beside a step or in a form: 2.3万, 23000, 三万六, 5000块.</summary>
public static class Yuan
{
    private static readonly string[] Units = ["元", "块", "万元", "块钱"];

    /// <summary>The first sum in the text, in yuan; a bare number only when it is all there is. Null when there is none.</summary>
    public static decimal? In(string said)
    {
        var text = HalfWidth.Of(said).Replace("w", "万", StringComparison.OrdinalIgnoreCase).Replace("k", "千", StringComparison.OrdinalIgnoreCase).Trim();
        for (var at = 0; at < text.Length; at++)
        {
            var (value, length) = ChineseNumerals.Read(text, at);
            if (length == 0) continue;
            var (before, after) = (text[..at], text[(at + length)..].TrimStart());
            var big = text.AsSpan(at, length).IndexOfAny('万', '千') >= 0;
            if (value > 0 && (big || Units.Any(u => after.StartsWith(u, StringComparison.Ordinal)) || IsAlone(before, after))) return value;
            at += length - 1;
        }

        return null;
    }

    // “4 23000”, “金额23000”: nothing that counts follows.
    private static bool IsAlone(string before, string after) =>
        after.TrimEnd(')', '。', ' ').Length == 0 && (before.Trim(' ', '(', ':').Length == 0 || before.TrimEnd(' ', ':').EndsWith("金额", StringComparison.Ordinal)
            || before.EndsWith("损失", StringComparison.Ordinal) || before.EndsWith('了') || before.EndsWith('骗'));
}
