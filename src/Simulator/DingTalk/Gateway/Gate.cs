using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Limits;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>What stands before every interface: faults, token, address, pace, the month's account, permission.</summary>
public sealed class Gate(World world, Applications apps, Tokens tokens, Meter meter)
{
    private const string Punishment = """{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"0000"}""";

    public void Map(WebApplication app, IEnumerable<Interface> interfaces)
    {
        foreach (var it in interfaces) app.MapMethods(it.Path, [it.Verb], http => AnswerAsync(http, it));
    }

    private async Task AnswerAsync(HttpContext http, Interface it)
    {
        world.Counters.Call(it.Name);
        var fault = world.Faults.Next(it.Name);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs, http.RequestAborted);
        if (fault is { Drop: true })
        {
            http.Abort();
            return;
        }
        var call = await ReadAsync(http);
        if (fault is not null && await SpoiltAsync(http, it, fault)) return;
        var answer = Decide(it, call);
        if (answer.Refused is { } code) world.Counters.Error(it.Name, code);
        if (fault is { TimeoutAfterEffect: true }) http.Abort();
        else await WriteAsync(http, it, answer);
    }

    private Answer Decide(Interface it, Call call)
    {
        if (it.Open) return it.Handle(call);
        var token = it.Form == Form.New ? call.Header("x-acs-dingtalk-access-token") : call.Query("access_token");
        if (apps.Find(tokens.Owner(token, out var expired)) is not { } owner)
            return it.No("InvalidAuthentication", token is null ? 41001 : expired ? 42001 : 40014, "不合法的access_token", 400);
        call.App = owner;
        if (!owner.AddressAllowed) return it.No("Forbidden.AccessDenied.IpNotInWhiteList", 60020, "访问ip不在白名单之中", 403);
        return Metered(it, owner) ?? Forbidden(it, owner) ?? it.Handle(call);
    }

    private Answer? Metered(Interface it, Application owner)
    {
        if (!meter.WithinPace(owner.ClientId, it.Path))
        {
            world.Counters.RefusedByQuota(it.Name);
            return it.No("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", 90018, "您的服务器调用钉钉开放平台当前接口的频率过高", 403);
        }
        if (it.Cost == Cost.Free || meter.SpendCall()) return null;
        world.Counters.RefusedByQuota(it.Name);
        return it.No("Forbidden.AccessDenied.ApiCountLimitForOrg", 90020, "您的组织本月调用次数已达上限", 403);
    }

    private static Answer? Forbidden(Interface it, Application owner)
    {
        if (it.Permission is not { } wanted || !owner.Withheld.Contains(wanted)) return null;
        var no = it.No("Forbidden.AccessDenied.AccessTokenPermissionDenied", 88, $"应用尚未开通所需的权限：[{wanted}]", 403);
        if (it.Form == Form.New) no.Body!["accessdenieddetail"] = new JsonObject { ["requiredScopes"] = Wire.List([wanted]) };
        else no.Body!["sub_code"] = "60011";
        return no;
    }

    /// <summary>A fault that answers in the interface's place.</summary>
    private async Task<bool> SpoiltAsync(HttpContext http, Interface it, FaultRule fault)
    {
        if (fault.Code == "punish") await WriteTextAsync(http, 200, "application/json", Punishment);
        else if (fault.Http is { } status && fault.Code is null && fault.Errcode is null)
            await WriteTextAsync(http, status, "text/html", "<html><body><h1>Powered by DingTalk</h1></body></html>");
        else if (fault.Errcode is null && fault.Code is null) return false;
        else await WriteAsync(http, it, Scripted(it, fault));
        world.Counters.Error(it.Name, "fault");
        return true;
    }

    private static Answer Scripted(Interface it, FaultRule fault)
    {
        var code = fault.Code ?? fault.Errcode.ToString()!;
        var status = fault.Http ?? (code.StartsWith("Forbidden", StringComparison.Ordinal) ? 403
            : code.StartsWith("system", StringComparison.Ordinal) || code == "ServiceUnavailable" ? 500 : 400);
        return it.No(code, fault.Errcode ?? -1, "scripted", status);
    }

    private static async Task<Call> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return new Call(http, body.ToArray(), null);
        }
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var type = http.Request.Query["type"].FirstOrDefault() ?? form["type"].FirstOrDefault();
        if (form.Files.GetFile("media") is not { } file) return new Call(http, [], null);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, http.RequestAborted);
        return new Call(http, [], new Upload(file.FileName, bytes.ToArray(), type));
    }

    private static Task WriteAsync(HttpContext http, Interface it, Answer answer)
    {
        var json = answer.Body as JsonObject ?? [];
        var asked = http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
        return it.PrefersXml && !asked
            ? WriteTextAsync(http, answer.Status, "application/xml", Xml(json))
            : WriteTextAsync(http, answer.Status, "application/json", Wire.Write(json));
    }

    private static string Xml(JsonObject json) =>
        new System.Xml.Linq.XElement("Response", json.Select(m => new System.Xml.Linq.XElement(m.Key, m.Value?.ToString()))).ToString();

    private static Task WriteTextAsync(HttpContext http, int status, string type, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type + "; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
