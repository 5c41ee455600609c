using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>What an interface says. The new hosts fail by HTTP status and a code in words, the old ones by a number under HTTP 200.</summary>
public sealed record Answer(int Status, JsonNode? Body)
{
    /// <summary>The refusal in words or figures, null for a success.</summary>
    public string? Refused { get; private init; }

    public static Answer Ok(JsonObject body) => new(200, body);

    /// <summary>The old form's success: `errcode` 0 beside whatever belongs to it.</summary>
    public static Answer OldOk(params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok" };
        foreach (var (name, value) in more) body[name] = value;
        return new Answer(200, body);
    }

    public static Answer No(string code, string message, int status = 400) => new(status, new JsonObject
    {
        ["requestid"] = RequestId(),
        ["code"] = code,
        ["message"] = message,
    })
    { Refused = code };

    public static Answer OldNo(int errcode, string errmsg) => new(200, new JsonObject
    {
        ["errcode"] = errcode,
        ["errmsg"] = errmsg,
        ["request_id"] = RequestId(),
    })
    { Refused = errcode.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static string RequestId() => Guid.NewGuid().ToString().ToUpperInvariant();
}
