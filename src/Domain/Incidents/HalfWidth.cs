namespace AntiFraudBot.Domain.Incidents;

/// <summary>Full-width letters, digits and signs as half-width ones, invisible characters gone: what commands and forms are matched on.</summary>
public static class HalfWidth
{
    public static string Of(string text) => string.Concat(text.Where(c => c is not (>= '\u200B' and <= '\u200F' or '\uFEFF')).Select(Fold));

    private static char Fold(char c) => c switch
    {
        '\u3000' or '\u00A0' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '–' or '—' or '－' => '-',
        _ => c,
    };
}
