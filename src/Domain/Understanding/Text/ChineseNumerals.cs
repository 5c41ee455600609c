using System.Globalization;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R2: numbers as people write them. 1,260; 3万6; 1.2千; 一百二 (120); 两千三百五 (2350); 廿三; 仨.</summary>
public static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Reads the longest number that starts at <paramref name="start"/>; length 0 where none does.</summary>
    public static (decimal Value, int Length) Read(string text, int start)
    {
        var number = new Numeral();
        var at = start;
        while (at < text.Length && number.Take(text, at) is > 0 and var taken)
            at += taken;
        return number.Value is { } value ? (value, at - start) : (0, 0);
    }

    /// <summary>一 … 九十九 for the names of groups and grids (上坪村三组); null outside 1-99.</summary>
    public static string? Write(int number) => number switch
    {
        < 1 or > 99 => null,
        < 10 => Digits[number].ToString(),
        _ => (number < 20 ? "" : Digits[number / 10].ToString()) + "十" + (number % 10 == 0 ? "" : Digits[number % 10].ToString()),
    };

    public static bool IsNumeralChar(char c) => char.IsAsciiDigit(c) || DigitOf(c) >= 0 || c is '十' or '百' or '千' or '万' or '廿' or '卅';

    internal static int DigitOf(char c) => c switch { '两' or '俩' => 2, '仨' => 3, _ => Digits.IndexOf(c, StringComparison.Ordinal) };

    /// <summary>Arabic digits with thousand commas and one decimal point.</summary>
    internal static (decimal Value, int Length) ReadArabic(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsThousandComma(text, at)))
            at++;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]);)
                at++;
        var digits = text[start..at].Replace(",", "", StringComparison.Ordinal);
        return digits.Length is 0 or > 18 ? (0, 0) : (decimal.Parse(digits, CultureInfo.InvariantCulture), at - start);
    }

    private static bool IsThousandComma(string text, int at) =>
        text[at] == ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));
}
