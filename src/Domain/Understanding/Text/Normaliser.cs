using System.Text;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R1: a message as the rules want to see it. Linear in the length; longer texts are cut at <see cref="Limit"/>.</summary>
internal static class Normaliser
{
    public const int Limit = 8000;

    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Limit));
        for (var i = 0; i < text.Length && clean.Length < Limit; i++)
            Append(clean, text, i);
        return clean.ToString().Trim();
    }

    private static void Append(StringBuilder clean, string text, int i)
    {
        var c = text[i];
        if (CharacterFolding.IsInvisible(c))
            return;
        // 1️⃣ is a digit in a box: the digit opens a list item.
        if (char.IsAsciiDigit(c) && IsBoxed(text, i + 1))
            clean.Append(';').Append(c).Append('.');
        else if (CharacterFolding.IsCircledIndex(c))
            clean.Append(';');
        else
            clean.Append(Visible(CharacterFolding.Fold(c)));
    }

    private static bool IsBoxed(string text, int next) =>
        (next < text.Length && text[next] == '\u20E3') || (next + 1 < text.Length && text[next] == '\uFE0F' && text[next + 1] == '\u20E3');

    private static char Visible(char c) =>
        c is '\n' or '\t' ? c : char.IsControl(c) ? ' ' : CharacterFolding.IsPicture(c) ? '|' : c;
}
