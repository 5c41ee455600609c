using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AntiFraudBot.Storage;

/// <summary>How lists, words of enums and people's text go into TEXT columns.</summary>
internal static class StoredText
{
    // Chinese stays legible for whoever looks into the file.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static IReadOnlyList<T> List<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];

    public static T? Value<T>(string? json) where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, Options);

    /// <summary>Enums are stored as their names in small letters.</summary>
    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A NUL or half a surrogate pair, which PostgreSQL refuses, becomes U+FFFD: nobody's message is lost over it.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
