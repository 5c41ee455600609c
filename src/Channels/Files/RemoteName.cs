using System.Text;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Channels.Files;

/// <summary>The name a file is given out under, safe to keep: no folders, no control characters, not too long.</summary>
internal static partial class RemoteName
{
    private const int Longest = 120;

    /// <summary>Null when the answer names none. Read by hand: blanks, bare per cents and raw UTF-8 all occur.</summary>
    public static string? Of(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Disposition", out var values)) return null;
        var header = AsUtf8(values.ToString());
        var name = Extended().Match(header) is { Success: true } extended ? extended.Groups["name"].Value
            : Plain().Match(header) is { Success: true } plain ? plain.Groups["name"].Value
            : "";
        return Safe(Uri.UnescapeDataString(name));
    }

    internal static string? Safe(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = string.Concat(last.EnumerateRunes().Where(r => !Rune.IsControl(r) && !"<>:\"|?*".Contains(r.ToString(), StringComparison.Ordinal))).Trim(' ', '.');
        if (kept.Length == 0) return null;
        var extension = Path.GetExtension(kept);
        if (extension.Length > 10) extension = "";
        var stem = string.Concat(kept[..^extension.Length].EnumerateRunes().Take(Longest - extension.Length));
        return stem + extension;
    }

    // Headers are read byte by character; a server that wrote UTF-8 has to be read once more.
    private static string AsUtf8(string header)
    {
        if (header.All(char.IsAscii) || header.Any(c => c > '\u00FF')) return header;
        try
        {
            return new UTF8Encoding(false, true).GetString(Encoding.Latin1.GetBytes(header));
        }
        catch (DecoderFallbackException)
        {
            return header;
        }
    }

    [GeneratedRegex(@"filename\*\s*=\s*(?:UTF-8)?'[^']*'(?<name>[^;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Extended();

    [GeneratedRegex(@"filename\s*=\s*(?:""(?<name>[^""]*)""|(?<name>[^;]+))", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
