namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>How long a loudspeaker script takes to read aloud (rule C19): 220 characters a minute.</summary>
public static class Loudspeaker
{
    public const int CharactersAMinute = 220;

    /// <summary>Spoken characters: signs and blanks take no breath of their own.</summary>
    public static int Spoken(string text) => text.EnumerateRunes().Count(System.Text.Rune.IsLetterOrDigit);

    /// <summary>约2分钟, 约半分钟; rounded up to half minutes, so that nobody books too little time.</summary>
    public static string Length(string text)
    {
        var halves = Math.Max(1, (int)Math.Ceiling(Spoken(text) * 2.0 / CharactersAMinute));
        return (halves / 2, halves % 2) switch
        {
            (0, _) => "约半分钟",
            (var n, 0) => FormattableString.Invariant($"约{n}分钟"),
            (var n, _) => FormattableString.Invariant($"约{n}分半钟"),
        };
    }

    /// <summary>The length of an item's script, or null when its words are in a file or the title says it already.</summary>
    public static string? LengthOf(EditionItem item) =>
        item is { Kind: ItemKinds.Loudspeaker, Body: { } script } && !item.Title.Contains("分钟", StringComparison.Ordinal) && !SaysSeeFile(script) ? Length(script) : null;

    private static bool SaysSeeFile(string body) => body.Contains("附件", StringComparison.Ordinal);
}
