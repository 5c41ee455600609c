using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Api;

/// <summary>
/// Calls of the app: adds the token, takes a fresh one once when it is refused, keeps each interface's pace and counts the month. It does not
/// repeat anything else. The log gets the path, the code and the platform's hint, never the query.
/// </summary>
public sealed partial class DingTalkApi(
    HttpCalls calls, DingTalkSettings settings, AccessTokens<ApiAnswer> tokens, DingTalkQuotas limits, QuotaBook quotas, MonthlyBudget budget, TimeProvider machine,
    ILogger log)
{
    private const string Everything = "dingtalk-address";

    // Who waits for the pace of a second comes back a little early and waits the rest here: the way back through the store takes its time.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2), Early = TimeSpan.FromMilliseconds(60), Patience = TimeSpan.FromMilliseconds(100);

    // The default turns each Chinese character into six bytes; messages have limits.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A new interface: path /v1.0/…, with a query of its own if need be.</summary>
    public Task<ApiAnswer> NewAsync(HttpMethod method, string path, JsonNode? body, CancellationToken ct, QuotaClaim? beside = null) => CallAsync(
        path,
        true,
        token => calls.AskAsync(
            method, new Uri(new Uri(settings.ApiBase), path), Bytes(body), new Dictionary<string, string> { ["x-acs-dingtalk-access-token"] = token }, ct),
        ct,
        beside);

    /// <summary>Beside: a quota of the receiver's, taken together with the pace or not at all.</summary>
    public Task<ApiAnswer> PostAsync(string path, JsonNode body, CancellationToken ct, QuotaClaim? beside = null) => NewAsync(HttpMethod.Post, path, body, ct, beside);

    /// <summary>An old interface under the other host. The address book is not metered.</summary>
    public Task<ApiAnswer> OldAsync(string path, JsonNode body, CancellationToken ct, bool metered = true) => CallAsync(
        path, metered, token => calls.PostAsync(Old(path, token), Write(body), "application/json", ct), ct);

    /// <summary>type: image or file. The name is only read for its ending.</summary>
    public Task<ApiAnswer> UploadAsync(string type, MediaFile file, CancellationToken ct)
    {
        var (body, contentType) = Multipart.Of(file);
        return CallAsync(
            "/media/upload", true, token => calls.PostAsync(Old($"/media/upload?type={type}", token), body, contentType, ct, TimeSpan.FromSeconds(60)), ct);
    }

    internal static byte[] Write(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, Json);

    internal static string Text(JsonNode body) => body.ToJsonString(Json);

    internal static string Text(object body) => JsonSerializer.Serialize(body, Json);

    private static ReadOnlyMemory<byte>? Bytes(JsonNode? body) => body is null ? null : Write(body);

    private Uri Old(string path, string token) => new(
        new Uri(settings.OapiBase), $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={Uri.EscapeDataString(token)}");

    private async Task<ApiAnswer> CallAsync(string path, bool metered, Func<string, Task<CallResult>> call, CancellationToken ct, QuotaClaim? beside = null)
    {
        var name = path.Split('?')[0];
        var pace = limits.Pace(name);
        QuotaClaim[] claims = [pace, new QuotaClaim(Everything, []), .. beside is null ? (QuotaClaim[])[] : [beside]];
        if (await TakeAsync(claims, ct) is { } wait) return new ApiAnswer.Resting(wait.Key, wait.After < Short ? wait.After - Early : wait.After);
        var (token, refusal) = await tokens.GetAsync(ct);
        if (token is null) return Settled(name, refusal!, pace, false);
        var answer = ApiReading.Read(await call(token));
        if (answer is ApiAnswer.Refused refused && ErrorCodes.Of(refused.Code) == Refusal.Token)
        {
            await tokens.DropAsync(token, ct);
            (token, refusal) = await tokens.GetAsync(ct);
            answer = token is null ? refusal! : ApiReading.Read(await call(token));
        }

        return Settled(name, answer, pace, metered);
    }

    private async Task<QuotaWait?> TakeAsync(QuotaClaim[] claims, CancellationToken ct)
    {
        if (quotas.TryTake(claims) is not { } wait) return null;
        if (wait.After > Patience) return wait;
        await Task.Delay(wait.After, machine, ct);
        return quotas.TryTake(claims) is { } longer ? longer with { After = longer.After > Patience ? longer.After : Patience } : null;
    }

    private ApiAnswer Settled(string name, ApiAnswer answer, QuotaClaim pace, bool metered)
    {
        switch (answer)
        {
            case ApiAnswer.Refused refused:
                Log.Refused(log, name, refused.Code, refused.Hint);
                answer = (ApiAnswer?)Rest(refused, pace) ?? refused;
                break;
            case ApiAnswer.NotReached away:
                if (away.After is { } shutOut) quotas.Rest(Everything, shutOut);
                Log.NoAnswer(log, name, away.Code);
                break;
            case ApiAnswer.NoAnswer silent:
                Log.NoAnswer(log, name, silent.Code);
                break;
        }

        // What the pace turned away and what never arrived is not counted by the platform either.
        if (metered && answer is not (ApiAnswer.Resting or ApiAnswer.NotReached)) budget.Count(MonthAccount.Calls);
        return answer;
    }

    private ApiAnswer.Resting? Rest(ApiAnswer.Refused refused, QuotaClaim pace)
    {
        switch (ErrorCodes.Of(refused.Code))
        {
            case Refusal.Second:
                return Rest(pace.Key, TimeSpan.FromSeconds(1));
            case Refusal.Minute when refused.Code.StartsWith("Forbidden", StringComparison.Ordinal):
                return Rest(pace.Key, TimeSpan.FromMinutes(1));
            case Refusal.MonthOfCalls:
                var month = budget.UsedUp(MonthAccount.Calls);
                return new(month.Key, month.After);
            default:
                return null;
        }
    }

    private ApiAnswer.Resting Rest(string key, TimeSpan window)
    {
        quotas.Rest(key, window);
        return new(key, window + QuotaBook.MarginOf(window));
    }

    private static partial class Log
    {
        [LoggerMessage(352, LogLevel.Warning, "DingTalk refused {Path}: {Code} {Hint}")]
        public static partial void Refused(ILogger logger, string path, string code, string hint);

        [LoggerMessage(353, LogLevel.Warning, "DingTalk did not answer {Path}: {Code}")]
        public static partial void NoAnswer(ILogger logger, string path, string code);
    }
}
