namespace AntiFraudBot.Domain.Papers;

/// <summary>Breaks a long title where a reader would: before 关于, else after a closing mark or 的 near the middle (rule N1).</summary>
public static class TitleLines
{
    /// <summary>Characters of 2号 in a line of the text area, with a little air; two digits are as wide as one of them.</summary>
    public const int MostCharacters = 19;

    public static IReadOnlyList<string> Of(string title)
    {
        if (title.Sum(c => c < 128 ? 0.5 : 1) <= MostCharacters) return [title];
        var about = title.IndexOf("关于", StringComparison.Ordinal);
        if (about > 0) return [.. Of(title[..about]), .. Of(title[about..])];
        var lines = (title.Length + MostCharacters - 1) / MostCharacters;
        var at = Break(title, title.Length / lines);
        return [title[..at], .. Of(title[at..])];
    }

    private static int Break(string title, int wanted)
    {
        var good = Enumerable.Range(1, title.Length - 1)
            .Where(i => i <= MostCharacters && "的和、）》”".Contains(title[i - 1], StringComparison.Ordinal) && Math.Abs(i - wanted) <= 4).ToList();
        if (good.Count > 0) return good.MinBy(i => Math.Abs(i - wanted));
        var at = Math.Min(wanted, MostCharacters);
        // A number is never cut.
        while (at > 1 && char.IsAsciiDigit(title[at - 1]) && char.IsAsciiDigit(title[at])) at--;
        return at;
    }
}
