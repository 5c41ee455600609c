using System.Text;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.WeCom.Http;

/// <summary>Reading JSON as leniently as the platform does: a missing or odd field is null, not an exception.</summary>
public static class Wire
{
    public static JsonObject? Object(this JsonObject? json, string name) => json?[name] as JsonObject;

    public static JsonArray List(this JsonObject? json, string name) => json?[name] as JsonArray ?? [];

    public static IEnumerable<JsonObject> Objects(this JsonObject? json, string name) => json.List(name).OfType<JsonObject>();

    /// <summary>A string, or a number or truth value as text.</summary>
    public static string? Text(this JsonObject? json, string name) => json?[name] is JsonValue value ? value.ToString() : null;

    public static int? Number(this JsonObject? json, string name) =>
        int.TryParse(json.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this JsonObject? json, string name) => json?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static IReadOnlyList<string> Texts(this JsonObject? json, string name) =>
        [.. json.List(name).OfType<JsonValue>().Select(v => v.ToString())];

    public static int Bytes(this string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The text up to so many UTF-8 bytes, characters kept whole.</summary>
    public static string CutTo(this string text, int bytes)
    {
        var (used, end) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > bytes) break;
            used += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }

    public static JsonArray ToJson(this IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    public static JsonArray ToJson(this IEnumerable<JsonObject> objects) => new([.. objects]);
}
