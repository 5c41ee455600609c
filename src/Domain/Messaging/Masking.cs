using System.Text;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Messaging;

/// <summary>
/// Hides what identifies a person in text that is kept: an 18-digit ID keeps its first 3 and last 4, a mobile number reads
/// 138****1234, a bank card of 13-19 digits keeps its last 4. Full-width digits, spaces and dashes inside a number do not help it.
/// </summary>
public static partial class Masking
{
    public static string Mask(string text) => Numbers().Replace(text, m => Masked(m.Value));

    // A run of digits with single blanks or dashes in it; an ID may end in X. Letters before it do not matter: 电话13812341234 has none.
    [GeneratedRegex(@"(?<![0-9０-９])[0-9０-９](?:[ \u3000\-－—]?[0-9０-９]){10,}(?:[ \u3000\-－—]?[xXｘＸ])?")]
    private static partial Regex Numbers();

    private static string Masked(string number)
    {
        var digits = Digits(number);
        return digits.Length switch
        {
            11 when IsMobile(digits) => Phone(digits),
            13 when digits.StartsWith("86", StringComparison.Ordinal) && IsMobile(digits[2..]) => "86" + Phone(digits[2..]),
            18 when IsIdentity(digits) => Identity(digits),
            >= 13 and <= 19 => Stars(digits.Length - 4) + digits[^4..],
            > 19 => MaskedParts(number, digits),
            _ => number,
        };
    }

    // Two numbers with one blank between them look like one long run: each part is masked for itself.
    private static string MaskedParts(string number, string digits)
    {
        var parts = Separators().Split(number);
        return parts.Length == 1
            ? Stars(digits.Length - 4) + digits[^4..]
            : string.Join(' ', parts.Select(Mask));
    }

    [GeneratedRegex(@"[ \u3000\-－—]")]
    private static partial Regex Separators();

    private static string Phone(string digits) => $"{digits[..3]}****{digits[^4..]}";

    private static string Identity(string digits) => digits[..3] + Stars(11) + digits[^4..];

    private static string Stars(int count) => new('*', count);

    private static bool IsMobile(string digits) => digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9';

    // Positions 7-14 are the birthday: that tells an ID from an 18-digit card.
    private static bool IsIdentity(string digits) =>
        digits[^1] == 'X' || (digits[6..8] is "19" or "20" && IsBetween(digits[10..12], 1, 12) && IsBetween(digits[12..14], 1, 31));

    private static bool IsBetween(string twoDigits, int low, int high)
    {
        var value = ((twoDigits[0] - '0') * 10) + (twoDigits[1] - '0');
        return low <= value && value <= high;
    }

    private static string Digits(string number)
    {
        var digits = new StringBuilder(number.Length);
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (c is >= '０' and <= '９') digits.Append((char)(c - '０' + '0'));
            else if (c is 'x' or 'X' or 'ｘ' or 'Ｘ') digits.Append('X');
        }

        return digits.ToString();
    }
}
