using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>Reads single cells the way clerks fill them in. Each failure adds one reason; an empty cell is null and no failure.</summary>
internal static partial class Cell
{
    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly char[] AliasMarks = [';', '；', '、', '，', ',', '|'];

    [GeneratedRegex(@"^(1\d{10}|0\d{9,11})$")]
    private static partial Regex PhoneForm();

    public static int? Count(string text, string what, ICollection<string> reasons)
    {
        if (text.Length == 0) return null;
        var plain = text.Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value == decimal.Truncate(value) && value <= 100_000_000)
        {
            return (int)value;
        }

        reasons.Add($"{what}“{Shown(text)}”不是整数");
        return null;
    }

    public static DateOnly? Date(string text, string what, ICollection<string> reasons)
    {
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        reasons.Add($"{what}“{Shown(text)}”不是日期，请写成 2026-06-15");
        return null;
    }

    public static string? Phone(string text, string what, ICollection<string> reasons)
    {
        if (text.Length == 0) return null;
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (PhoneForm().IsMatch(digits)) return digits;
        reasons.Add($"{what}不是电话号码");
        return null;
    }

    public static IReadOnlyList<string> Aliases(string text) =>
        [.. text.Split(AliasMarks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>Names end up in headings and tables: one line, 40 characters at most.</summary>
    public static void Name(string text, string what, ICollection<string> reasons)
    {
        if (text.Length > 40) reasons.Add($"{what}超过40个字");
        else if (text.Any(char.IsControl)) reasons.Add($"{what}里有换行或不可见字符");
    }

    public static string Shown(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
