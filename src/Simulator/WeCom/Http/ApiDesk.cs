using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;

namespace AntiFraudBot.Simulator.WeCom.Http;

/// <summary>Takes every call under /cgi-bin: counts it, plays the fault script, checks quota and token, and hands it on.</summary>
public sealed class ApiDesk(World world, WeComAccounts accounts, AccessTokens tokens)
{
    private static readonly Limit PerMinute = Limit.PerMinute(10_000);
    private static readonly Limit PerHour = Limit.PerHour(150_000);
    private readonly Dictionary<string, (bool Token, Func<ApiCall, Task<ApiAnswer>> Work)> desks = new(StringComparer.Ordinal);

    /// <summary>An API that needs an access_token.</summary>
    public void On(string api, Func<ApiCall, Task<ApiAnswer>> work) => desks[api] = (true, work);

    public void On(string api, Func<ApiCall, ApiAnswer> work) => desks[api] = (true, call => Task.FromResult(work(call)));

    /// <summary>An API that knows its caller by other means.</summary>
    public void OnOpen(string api, Func<ApiCall, Task<ApiAnswer>> work) => desks[api] = (false, work);

    public void OnOpen(string api, Func<ApiCall, ApiAnswer> work) => desks[api] = (false, call => Task.FromResult(work(call)));

    public async Task HandleAsync(HttpContext http, string api)
    {
        if (!desks.TryGetValue(api, out var desk))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        world.Counters.Call(api);
        var fault = world.Faults.Next(api);
        if (fault is not null && await Strikes(http, api, fault)) return;
        var answer = await AnswerAsync(http, api, desk.Token, desk.Work);
        if (fault is { TimeoutAfterEffect: true }) await SilenceAsync(http);
        else await answer.ExecuteAsync(http);
    }

    private async Task<IResult> AnswerAsync(HttpContext http, string api, bool needsToken, Func<ApiCall, Task<ApiAnswer>> work)
    {
        try
        {
            if (world.Quotas.Take($"api:{api}", 1, PerMinute, PerHour) is not null) throw new RefusalException(45009);
            var app = needsToken ? Caller(http) : null;
            var answer = await work(new ApiCall(http, api, app, await BodyAsync(http)));
            return answer.Instead ?? Json(0, "ok", answer.Fields);
        }
        catch (RefusalException e)
        {
            return Refuse(http, api, e.Code, e.Message);
        }
    }

    /// <summary>True when nothing more is to be done.</summary>
    private async Task<bool> Strikes(HttpContext http, string api, FaultRule fault)
    {
        if (fault.DelayMs > 0) await Task.Delay(fault.DelayMs, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (fault.Drop)
        {
            http.Abort();
            return true;
        }

        if (fault.Http is { } status)
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync("<html><body>gateway</body></html>");
            return true;
        }

        if (fault.Errcode is not { } code) return false;
        await Refuse(http, api, code, new RefusalException(code).Message).ExecuteAsync(http);
        return true;
    }

    /// <summary>Never answers; the line stays open until the caller has had enough, at most a minute.</summary>
    private static async Task SilenceAsync(HttpContext http)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private AppAccount? Caller(HttpContext http)
    {
        var (agentId, error) = tokens.Check(http.Request.Query["access_token"]);
        if (error != 0) throw new RefusalException(error);
        if (!world.Switches.On("trustedIp")) throw new RefusalException(60020);
        return agentId == AccessTokens.Contacts ? null : accounts.App(agentId) ?? throw new RefusalException(50003, "app disabled");
    }

    private IResult Refuse(HttpContext http, string api, int code, string words)
    {
        world.Counters.Error(api, code.ToString(CultureInfo.InvariantCulture));
        if (code == 45009) world.Counters.RefusedByQuota(api);
        var from = http.Connection.RemoteIpAddress;
        return Json(code, $"{words}, hint: [{world.Clock.UnixSeconds()}{world.Ids.Digits(9)}], from ip: {from}", []);
    }

    private static IResult Json(int code, string words, JsonObject fields)
    {
        var answer = new JsonObject { ["errcode"] = code, ["errmsg"] = words };
        foreach (var (name, value) in fields) answer[name] = value?.DeepClone();
        return Results.Text(answer.ToJsonString(), "application/json; charset=UTF-8");
    }

    private static async Task<JsonObject> BodyAsync(HttpContext http)
    {
        // As on the platform, what is not an upload is JSON whatever its Content-Type says.
        var upload = http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (!HttpMethods.IsPost(http.Request.Method) || upload) return [];
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject ?? throw new RefusalException(47001, "json expected");
        }
        catch (JsonException)
        {
            throw new RefusalException(47001, "json expected");
        }
    }
}
