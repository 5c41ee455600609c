using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>The same numbers written otherwise, and other numbers in the same places.</summary>
public static partial class NumberVariations
{
    public static readonly Variation[] All =
    [
        new("values in Chinese numerals", (m, _) => m.Counts() && m.IsProse() && !Unfit().IsMatch(m.Text) ? m.Reworded(m.EachValue(InChinese)) : null),
        new("values in short Chinese numerals", (m, _) => m.Counts() && m.IsProse() && !Unfit().IsMatch(m.Text) ? m.Reworded(m.EachValue(v => Shortened(InChinese(v)))) : null),
        new("values with a plus", (m, _) => m.IsReport() && m.IsProse() && m.IsOfOneUnit() && !Unfit().IsMatch(m.Text) && !m.Text.Contains('累', StringComparison.Ordinal) ? m.Reworded(m.EachValue(v => "+" + v.ToString(CultureInfo.InvariantCulture))) : null),
        new("other values", Revalued),
        new("a zero", Zeroed),
    ];

    /// <summary>Digits with their places, 零 for a gap; two is 两 before a measure word only by habit, so 二 stays.</summary>
    public static string InChinese(decimal value)
    {
        if (value != decimal.Truncate(value) || value is < 0 or > 99_999)
            return value.ToString(CultureInfo.InvariantCulture);
        var number = decimal.ToInt32(value);
        if (number == 0)
            return "零";
        if (number >= 10_000)
            return InChinese(number / 10_000) + "万" + (number % 10_000 == 0 ? "" : (number % 10_000 < 1000 ? "零" : "") + InChinese(number % 10_000));
        var written = "";
        var gap = false;
        foreach (var (place, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = number / place % 10;
            gap |= digit == 0 && written.Length > 0;
            if (digit == 0)
                continue;
            written += (gap ? "零" : "") + (place == 10 && digit == 1 && written.Length == 0 ? "" : "零一二三四五六七八九"[digit].ToString()) + name;
            gap = false;
        }

        return written;
    }

    // 一百二十 is said 一百二, 两百 rather than 二百; one and two alone are 一 and 两.
    private static string Shortened(string numeral) => TrailingPlace().Replace(numeral, "$1$2").Replace("二百", "两百", StringComparison.Ordinal).Replace("二千", "两千", StringComparison.Ordinal).Replace("二万", "两万", StringComparison.Ordinal) is "二" ? "两" : TrailingPlace().Replace(numeral, "$1$2").Replace("二百", "两百", StringComparison.Ordinal).Replace("二千", "两千", StringComparison.Ordinal).Replace("二万", "两万", StringComparison.Ordinal);

    private static LabelledMessage? Revalued(LabelledMessage message, Random random)
    {
        if (!message.Counts() || message.Expect.Intent == "case" || Sums().IsMatch(message.Text) || message.Expect.Rows!.Any(r => r.Values.Any(v => v.Value is < 2 or > 99_999 || v.Key.StartsWith("install_rate", StringComparison.Ordinal))))
            return null;
        var others = message.Values().ToDictionary(v => v, v => (decimal)random.Next(v < 100 ? 11 : 101, v < 100 ? 98 : 990));
        if (others.Values.Distinct().Count() != others.Count)
            return null;
        var text = message.EachValue(v => others[v].ToString(CultureInfo.InvariantCulture));
        var written = others.Keys.All(v => text.Contains(others[v].ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return written && !others.Keys.Any(v => StillThere(text, v, others)) ? (message with { Expect = message.Expect with { Rows = [.. message.Expect.Rows!.Select(r => r with { Values = r.Values.ToDictionary(v => v.Key, v => others[v.Value]) })] } }).Reworded(text) : null;
    }

    private static bool StillThere(string text, decimal value, Dictionary<decimal, decimal> others) =>
        !others.ContainsValue(value) && Regex.IsMatch(text, "(?<![0-9])" + value.ToString(CultureInfo.InvariantCulture) + "(?![0-9])");

    private static LabelledMessage? Zeroed(LabelledMessage message, Random random)
    {
        if (!message.IsReport() || !message.IsProse() || message.Values().Count != 1 || Sums().IsMatch(message.Text) || message.Expect.Rows!.Count != 1 || message.Expect.Rows[0].Values.Count != 1 || message.Expect.Rows[0].Values.Keys.Any(k => k.EndsWith("total", StringComparison.Ordinal)))
            return null;
        return (message with { Expect = message.Expect with { Rows = [message.Expect.Rows[0] with { Values = message.Expect.Rows[0].Values.ToDictionary(v => v.Key, _ => 0m) }] } }).Reworded(message.EachValue(_ => "0"));
    }

    [GeneratedRegex("[/+|＋➕→#]|(?<=[0-9]) (?=[0-9])|[0-9][万千wWkK%％.]|[(（]")]
    private static partial Regex Unfit();

    [GeneratedRegex("[合总共累]|其中|[(（]|[万千亿]|加起来|[0-9][wk.]|上午|下午|都|率|[一二三四五六七八九十百两俩仨廿]{2,}|各[^村]|→.*→|应装|多|少|还差|达|破")]
    private static partial Regex Sums();

    [GeneratedRegex("^(.*)([百千][一二三四五六七八九])[十百]$")]
    private static partial Regex TrailingPlace();
}
