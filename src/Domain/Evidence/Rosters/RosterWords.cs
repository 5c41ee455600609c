using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>How ticks, telephone numbers and dates stand in cells (rule E2).</summary>
public static partial class RosterWords
{
    private const string Yes = "√✓✔☑●○■★对勾有是装齐";
    private const string No = "×✗✘☒╳否无没未不";

    private static readonly string[] YesWords = ["1", "y", "yes", "ok", "true", "v", "完成", "开", "开启", "成功", "安装", "注册", "下载", "实名"];
    private static readonly string[] NoWords = ["0", "n", "no", "false", "x", "/", "-", "—", "拒绝"];

    /// <summary>Full-width letters, digits and brackets as ordinary ones; blanks of all kinds as one.</summary>
    public static string Fold(string text) => !text.AsSpan().ContainsAnyInRange('！', '～') && !text.AsSpan().ContainsAny('\u3000', '\u00A0')
        ? text.Trim()
        : string.Create(text.Length, text, (folded, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                folded[i] = from[i] switch
                {
                    '\u3000' or '\u00A0' => ' ',
                    >= '！' and <= '～' => (char)(from[i] - 0xFEE0),
                    var other => other,
                };
            }
        }).Trim();

    /// <summary>√ 是 1 已装 → true, × 否 0 未装 and a blank → false; null when it is neither. A date where a tick was asked for is a yes.</summary>
    public static bool? Tick(RawCell cell)
    {
        if (cell.Date is not null) return true;
        var word = Fold(cell.Text).ToLowerInvariant();
        if (word.Length == 0 || Array.Exists(NoWords, w => w == word)) return false;
        if (Array.Exists(YesWords, w => w == word) || word[0] == '已') return true;
        if (No.Contains(word[0], StringComparison.Ordinal)) return false;
        if (Yes.Contains(word[0], StringComparison.Ordinal)) return true;
        return Date(cell, DateOnly.FromDayNumber(0), _ => true) is not null ? true : null;
    }

    /// <summary>The digits of the first number in the cell, without +86; empty when there are none.</summary>
    public static string Digits(string text)
    {
        // 50,000 rows are mostly just that.
        if (text.Length == 11 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')) return text;
        var first = Fold(text).Split('/', '、', ',', ';', '，', '；', '\n')[0];
        // 13800000000.0 and 1.38E+10 are what becomes of a number on its way through a csv file.
        if (Exponent().IsMatch(first) && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 1e9 and < 1e12)
            first = Math.Round(value).ToString("0", CultureInfo.InvariantCulture);
        var digits = string.Concat(first.Where(char.IsAsciiDigit));
        return digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    /// <summary>What is wrong with a mobile number, in a few words; null when nothing is.</summary>
    public static string? PhoneFault(string digits) => digits.Length switch
    {
        0 => "没填电话",
        11 when digits[0] == '1' && digits[1] >= '3' => null,
        11 => "不是手机号",
        < 11 when digits[0] == '0' => "不是手机号",
        < 11 => $"电话少{11 - digits.Length}位",
        _ => $"电话多{digits.Length - 11}位",
    };

    /// <summary>
    /// A date cell, a serial number, 2026-6-10, 20260610, 6月10日, 6.10. Without a year that of the day near; a spreadsheet makes 6.1 out of 6.10,
    /// so of the two the expected one is taken. Null when it is no date.
    /// </summary>
    public static DateOnly? Date(RawCell cell, DateOnly near, Func<DateOnly, bool> expected)
    {
        if (cell.Date is { } date) return date;
        var text = Fold(cell.Text);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 36_526 and < 73_050)
            return new DateOnly(1899, 12, 30).AddDays((int)serial);
        var written = Written().Match(text);
        if (!written.Success) return null;
        var year = written.Groups["year"].Success ? Part(written, "year") : near.Year;
        if (year < 100) year += 2000;
        var (month, day) = (Part(written, "month"), Part(written, "day"));
        var plain = Day(year, month, day);
        if (plain is { } sure && expected(sure)) return plain;
        var shortened = !written.Groups["year"].Success && text.Contains('.', StringComparison.Ordinal) && day is >= 1 and <= 3 ? Day(year, month, day * 10) : null;
        return shortened is { } other && expected(other) ? other : plain;
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(
        @"^((?<year>(20)?[0-9]{2})[-/.年])?(?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})[日号]?([ T].*)?$|^(?<year>20[0-9]{2})(?<month>[0-9]{2})(?<day>[0-9]{2})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex(@"^[0-9]+([.][0-9]+)?(e[+]?[0-9]{1,2})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Exponent();
}
