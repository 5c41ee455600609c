using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Messaging;

/// <summary>
/// Hides what identifies a person in text that is kept: an 18-digit ID keeps its first 3 and last 4, a mobile number reads
/// 138****1234, a bank card (13 digits and more) keeps its last 4. Full-width digits, blanks and dashes do not get a number through.
/// </summary>
public static partial class Masking
{
    // What people put between groups of digits; two at most, or a table of small numbers would look like a card.
    private const string Gap = @"[ \t\u00A0\u3000\-－–—.·_]{0,2}";

    private const string IdOrCard = $@"\d{{6}}{Gap}\d{{8}}{Gap}\d{{3}}[\dxXｘＸ]";

    // 3-4-4, 3-3-5 and 4-3-4, with or without the country code.
    private const string Mobile =
        $@"(?:86{Gap})?(?<number>[1１][3-9３-９]\d{Gap}(?:\d{{4}}{Gap}\d{{4}}|\d{{3}}{Gap}\d{{5}}|\d{Gap}\d{{3}}{Gap}\d{{4}}))";

    private const string Card = $@"\d{{13,}}|\d{{4}}{Gap}\d{{4}}{Gap}\d{{4}}{Gap}\d{{1,4}}(?:{Gap}\d{{1,3}})?";

    public static string Mask(string text) => Numbers().Replace(text, Masked);

    [GeneratedRegex($@"(?<!\d)(?:(?<id>{IdOrCard})|(?<mobile>{Mobile})|(?<card>{Card}))(?!\d)")]
    private static partial Regex Numbers();

    private static string Masked(Match match)
    {
        if (match.Groups["mobile"].Success)
        {
            var number = Digits(match.Groups["number"].Value);
            return $"{number[..3]}****{number[^4..]}";
        }

        var digits = Digits(match.Value);
        var kept = match.Groups["id"].Success && IsIdentity(digits) ? 3 : 0;
        return digits[..kept] + new string('*', digits.Length - kept - 4) + digits[^4..];
    }

    // Digits 7-14 are the birthday, and only an ID ends in X: that tells it from an 18-digit card.
    private static bool IsIdentity(string digits) =>
        digits[^1] == 'X' || (digits[6..8] is "19" or "20" && digits[10] is '0' or '1' && digits[12] is >= '0' and <= '3');

    private static string Digits(string number) => string.Concat(number
        .Where(c => char.IsDigit(c) || c is 'x' or 'X' or 'ｘ' or 'Ｘ')
        .Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : 'X'));
}
