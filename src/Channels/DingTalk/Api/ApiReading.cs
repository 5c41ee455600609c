using System.Text.Json;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.DingTalk.Api;

/// <summary>
/// What an answer says. New interfaces refuse with an HTTP status and a code of words, old ones with 200 and errcode. An address that called
/// too often gets a page, or a note without either: then everything rests.
/// </summary>
internal static class ApiReading
{
    /// <summary>How long the platform shuts an address out that called too often.</summary>
    public static readonly TimeSpan ShutOut = TimeSpan.FromMinutes(5);

    public static ApiAnswer Read(CallResult result)
    {
        switch (result)
        {
            case CallResult.NotReached away: return new ApiAnswer.NotReached(away.Code);
            case CallResult.NoAnswer silent: return new ApiAnswer.NoAnswer(silent.Code);
        }

        var answered = (CallResult.Answered)result;
        try
        {
            using var document = JsonDocument.Parse(answered.Body);
            return Read(document.RootElement, answered.Status);
        }
        catch (JsonException)
        {
            return answered.Status == 200 && answered.Body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'<', ..]
                ? new ApiAnswer.NotReached("shut-out", ShutOut)
                : new ApiAnswer.NoAnswer("not-json");
        }
    }

    private static ApiAnswer Read(JsonElement body, int status)
    {
        if (body.ValueKind != JsonValueKind.Object) return new ApiAnswer.NoAnswer("not-json");
        if (body.Text("punish") is not null) return new ApiAnswer.NotReached("shut-out", ShutOut);
        var code = body.Number("errcode") is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : body.Text("errcode");
        if (code is not (null or "0")) return new ApiAnswer.Refused(code, Hint(body, "errmsg"), []);
        if (status < 300) return new ApiAnswer.Ok(body.Clone());
        return body.Text("code") is { Length: > 0 } word
            ? new ApiAnswer.Refused(word, Hint(body, "message"), [.. Scopes(body)])
            : status is 401 or 403 or 503 or 429 ? new ApiAnswer.NotReached($"http{status}") : new ApiAnswer.NoAnswer($"http{status}");
    }

    private static IEnumerable<string> Scopes(JsonElement body) =>
        body.Child("accessdenieddetail").Items("requiredScopes").Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!);

    private static string Hint(JsonElement body, string name)
    {
        var text = body.Text(name) ?? "";
        return text.Length <= 300 ? text : text[..300];
    }
}
