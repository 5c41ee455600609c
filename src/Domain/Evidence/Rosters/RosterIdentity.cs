namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>Identity numbers wherever they stand (rule E4).</summary>
public static class RosterIdentity
{
    /// <summary>Eighteen digits, the last perhaps an X.</summary>
    public static bool IsIdentity(string text)
    {
        var folded = RosterWords.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        return folded.Length == 18 && folded[..17].All(char.IsAsciiDigit) && (char.IsAsciiDigit(folded[17]) || folded[17] is 'X' or 'x');
    }
}
