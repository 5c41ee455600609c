using System.Text.Json;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Streaming;

/// <summary>One frame of the platform. Data is JSON written into a string. MessageId is missing in some SYSTEM frames.</summary>
internal sealed record StreamFrame(string Type, JsonElement Headers, string Data)
{
    public const string MessageTopic = "/v1.0/im/bot/messages/get";
    public const string CardTopic = "/v1.0/card/instances/callback";

    public string Topic => Headers.Text("topic") ?? "";

    public string? MessageId => Headers.Text("messageId");

    /// <summary>Null when it is no frame.</summary>
    public static StreamFrame? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || root.Text("type") is not { } type) return null;
            return new StreamFrame(type, root.Child("headers"), root.Text("data") ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The answer to a frame: 200 taken, 400 not understood, 404 not ours, 500 could not be stored. Data again is JSON in a string.</summary>
internal sealed record StreamAck(int Code, string Data)
{
    public static StreamAck Taken { get; } = new(200, """{"response":null}""");
    public static StreamAck NotUnderstood { get; } = new(400, """{"response":null}""");
    public static StreamAck NotOurs { get; } = new(404, """{"response":null}""");
    public static StreamAck NotStored { get; } = new(500, """{"response":null}""");
    public static StreamAck EventTaken { get; } = new(200, """{"status":"SUCCESS"}""");
    public static StreamAck EventLater { get; } = new(200, """{"status":"LATER"}""");

    public string Write(string messageId) => DingTalkApi.Text(new
    {
        code = Code,
        headers = new { messageId, contentType = "application/json" },
        message = Code == 200 ? "OK" : "",
        data = Data,
    });
}
