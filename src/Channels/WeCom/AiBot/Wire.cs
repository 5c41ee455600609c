using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>One frame as the platform writes it. An answer has no cmd but an errcode, under the req_id of what it answers.</summary>
internal sealed record AiBotFrame(string Cmd, string ReqId, JsonElement Body, int? ErrCode)
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        // The default turns each Chinese character into six; frames have limits.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public bool IsAnswer => Cmd.Length == 0;

    /// <summary>Null when it is no frame. What people type comes with raw control characters, which JSON forbids: all but tab and line feed go.</summary>
    public static AiBotFrame? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutControls(text));
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object) return null;
            return new AiBotFrame(root.Text("cmd") ?? "", root.Child("headers").Text("req_id") ?? "", root.Child("body"), (int?)root.Number("errcode"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same for the plain text of a callback, which is a body alone.</summary>
    public static JsonElement? ReadBody(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutControls(text));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(string cmd, string reqId, object? body) =>
        JsonSerializer.Serialize(new { cmd, headers = new { req_id = reqId }, body }, Writing);

    public static string WriteBody(object body) => JsonSerializer.Serialize(body, Writing);

    private static string WithoutControls(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n'));
}
