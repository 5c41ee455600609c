using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Files;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.Api;

/// <summary>
/// Calls under /cgi-bin of one app: adds the token, takes a fresh one once when it is refused, reads errcode. Does not repeat anything else.
/// The log gets the path, the code and the platform's hint, never the query.
/// </summary>
public sealed partial class WeComApi(HttpCalls calls, Uri apiBase, AccessTokens<ApiAnswer> tokens, ILogger log)
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>path: message/send, with a query of its own if need be.</summary>
    public Task<ApiAnswer> PostAsync(string path, JsonNode body, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Json);
        return WithTokenAsync(path, uri => calls.PostAsync(uri, bytes, "application/json", ct), ct);
    }

    public Task<ApiAnswer> GetAsync(string path, CancellationToken ct) => WithTokenAsync(path, uri => calls.GetAsync(uri, ct), ct);

    public Task<ApiAnswer> UploadAsync(string path, MediaFile file, CancellationToken ct)
    {
        var (body, contentType) = Multipart.Of(file);
        return WithTokenAsync(path, uri => calls.PostAsync(uri, body, contentType, ct, TimeSpan.FromSeconds(60)), ct);
    }

    /// <summary>The bytes of a media id. An error comes as JSON with status 200; a file, be it JSON, has a name.</summary>
    public async Task<(CallResult.Answered? File, ApiAnswer? Refusal)> DownloadAsync(string path, long maxBytes, CancellationToken ct)
    {
        CallResult.Answered? file = null;
        var answer = await WithTokenAsync(
            path,
            async uri =>
            {
                var result = await calls.GetAsync(uri, ct, maxBytes, TimeSpan.FromSeconds(60));
                file = result is CallResult.Answered got && (got.FileName is not null || got.ContentType is not ("application/json" or "text/plain")) ? got : null;
                return file is null ? result : new CallResult.Answered("{}"u8.ToArray(), "application/json", null);
            },
            ct);
        return file is null ? (null, answer) : (file, null);
    }

    /// <summary>What an answer says: a missing errcode is success, a body that is no JSON object is no answer.</summary>
    public static ApiAnswer Read(CallResult result)
    {
        switch (result)
        {
            case CallResult.NotReached away: return new ApiAnswer.NotReached(away.Code);
            case CallResult.NoAnswer silent: return new ApiAnswer.NoAnswer(silent.Code);
        }

        try
        {
            using var document = JsonDocument.Parse(((CallResult.Answered)result).Body);
            var body = document.RootElement;
            if (body.ValueKind != JsonValueKind.Object) return new ApiAnswer.NoAnswer("not-json");
            var code = body.TryGetProperty("errcode", out var given) && given.TryGetInt32(out var number) ? number : 0;
            return code == 0 ? new ApiAnswer.Ok(body.Clone()) : new ApiAnswer.Refused(code, Hint(body));
        }
        catch (JsonException)
        {
            return new ApiAnswer.NoAnswer("not-json");
        }
    }

    private async Task<ApiAnswer> WithTokenAsync(string path, Func<Uri, Task<CallResult>> call, CancellationToken ct)
    {
        var (token, refusal) = await tokens.GetAsync(ct);
        if (token is null) return Logged(path, refusal!);
        var answer = Read(await call(Address(path, token)));
        if (answer is ApiAnswer.Refused refused && ErrorCodes.Of(refused.Code) == Refusal.Token)
        {
            await tokens.DropAsync(token, ct);
            (token, refusal) = await tokens.GetAsync(ct);
            answer = token is null ? refusal! : Read(await call(Address(path, token)));
        }

        return Logged(path, answer);
    }

    private Uri Address(string path, string token) =>
        new(apiBase, $"cgi-bin/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={Uri.EscapeDataString(token)}");

    private ApiAnswer Logged(string path, ApiAnswer answer)
    {
        var name = path.Split('?')[0];
        if (answer is ApiAnswer.Refused refused) Log.Refused(log, name, refused.Code, refused.Hint);
        if (answer is ApiAnswer.NotReached away) Log.NoAnswer(log, name, away.Code);
        if (answer is ApiAnswer.NoAnswer silent) Log.NoAnswer(log, name, silent.Code);
        return answer;
    }

    private static string Hint(JsonElement body)
    {
        var text = body.TryGetProperty("errmsg", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString()! : "";
        return text.Length <= 300 ? text : text[..300];
    }

    private static partial class Log
    {
        [LoggerMessage(320, LogLevel.Warning, "WeCom refused {Path}: {Code} {Hint}")]
        public static partial void Refused(ILogger logger, string path, int code, string hint);

        [LoggerMessage(321, LogLevel.Warning, "WeCom did not answer {Path}: {Code}")]
        public static partial void NoAnswer(ILogger logger, string path, string code);
    }
}
