using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>Reading and writing the platform's JSON by member name, in the platform's own spelling.</summary>
public static class Wire
{
    public static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null for what is not JSON.</summary>
    public static JsonNode? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(JsonNode node) => node.ToJsonString(Spelling);

    /// <summary>A text or number as text; null for anything else.</summary>
    public static string? Text(this JsonObject from, string name) => from[name] is JsonValue value
        ? value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => value.ToJsonString(),
            _ => null,
        }
        : null;

    public static int? Whole(this JsonObject from, string name) => int.TryParse(from.Text(name), out var number) ? number : null;

    public static bool Flag(this JsonObject from, string name) => from[name]?.GetValueKind() == JsonValueKind.True || from.Text(name) == "true";

    public static JsonObject? Object(this JsonObject from, string name) => from[name] as JsonObject;

    /// <summary>A list of texts; also the old interfaces' texts parted by commas. Empty when missing.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject from, string name) => from[name] switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(v => v.ToString())],
        JsonValue value => value.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => [],
    };

    public static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
