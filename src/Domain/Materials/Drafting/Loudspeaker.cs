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

    /// <summary>The words of an item that are to be read aloud; null when it is no script or its words are in a file.</summary>
    public static string? ScriptOf(EditionItem item) => item.Kind == ItemKinds.Loudspeaker && item.Attachment is null ? item.Body ?? item.Title : null;

    /// <summary>The length of an item's script for the posted text, or null when the title says one already.</summary>
    public static string? LengthOf(EditionItem item) =>
        ScriptOf(item) is { } script && !item.Title.Contains("分钟", StringComparison.Ordinal) ? Length(script) : null;
}
