using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>A frame to the client: `data` is a string with JSON inside, every header value is a string.</summary>
public sealed record Frame(string? SpecVersion, string Type, IReadOnlyDictionary<string, string> Headers, string Data)
{
    public const string RobotTopic = "/v1.0/im/bot/messages/get";
    public const string CardTopic = "/v1.0/card/instances/callback";

    public string Topic => Headers.GetValueOrDefault("topic", "");
    public string? MessageId => Headers.GetValueOrDefault("messageId");

    /// <summary>SYSTEM frames carry no version; the documented `disconnect` carries no message id either.</summary>
    public static Frame System(string topic, JsonObject data, string? messageId) =>
        new(null, "SYSTEM", Head(topic, messageId, null), Wire.Write(data));

    public static Frame Callback(string topic, string messageId, DateTimeOffset time, string data) =>
        new("1.0", "CALLBACK", Head(topic, messageId, time), data);

    public static Frame Event(string messageId, DateTimeOffset time, IEnumerable<KeyValuePair<string, string>> more, string data)
    {
        var headers = Head("*", messageId, time);
        foreach (var (name, value) in more) headers[name] = value;
        return new Frame("1.0", "EVENT", headers, data);
    }

    public Frame With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    public string Write()
    {
        var frame = new JsonObject();
        if (SpecVersion is not null) frame["specVersion"] = SpecVersion;
        frame["type"] = Type;
        frame["headers"] = new JsonObject(Headers.Select(h => KeyValuePair.Create<string, JsonNode?>(h.Key, h.Value)));
        frame["data"] = Data;
        return Wire.Write(frame);
    }

    private static Dictionary<string, string> Head(string topic, string? messageId, DateTimeOffset? time)
    {
        var headers = new Dictionary<string, string> { ["topic"] = topic, ["contentType"] = "application/json" };
        if (messageId is not null) headers["messageId"] = messageId;
        if (time is { } at) headers["time"] = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return headers;
    }
}
