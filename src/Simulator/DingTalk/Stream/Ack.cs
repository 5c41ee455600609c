using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>
/// A client's answer to a frame. `data` must be a string or be missing: an object in its place breaks the protocol.
/// What is in the string is read leniently, since the official client sends `{"response":{}}`, `{}` and nothing at all.
/// </summary>
public sealed record Ack(string MessageId, int Code, string? Data)
{
    public bool Good => Code == 200 && Status != "LATER";

    /// <summary>An event's answer: SUCCESS or LATER.</summary>
    public string? Status => Inside?["status"] is JsonValue value && value.TryGetValue(out string? status) ? status : null;

    /// <summary>A card callback's answer: what to change on the card.</summary>
    public JsonObject? Response => Inside?["response"] as JsonObject;

    private JsonObject? Inside => Data is null ? null : Wire.Read(Data) as JsonObject;

    /// <summary>The acknowledgement in a text frame, or null with the reason it is none.</summary>
    public static Ack? Read(string text, out string? fault)
    {
        fault = "not an object of JSON";
        if (Wire.Read(text) is not JsonObject frame) return null;
        fault = "headers.messageId is missing";
        if ((frame["headers"] as JsonObject)?["messageId"] is not JsonValue id || !id.TryGetValue(out string? messageId)) return null;
        fault = "code is not a number";
        if (frame["code"] is not JsonValue number || !number.TryGetValue(out int code)) return null;
        fault = "data is not a string";
        if (frame["data"] is { } data && data.GetValueKind() != JsonValueKind.String) return null;
        fault = null;
        return new Ack(messageId, code, (string?)frame["data"]);
    }
}
