using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>The three ways to a token.</summary>
public sealed class TokenApi(Applications apps, Tokens tokens)
{
    public IEnumerable<Interface> Interfaces() =>
    [
        new("POST", "/v1.0/oauth2/accessToken", Form.New, Cost.Free, New) { Open = true },
        new("POST", "/v1.0/oauth2/{corpId}/token", Form.New, Cost.Free, Unified) { Open = true },
        new("GET", "/gettoken", Form.Old, Cost.Free, Old) { Open = true },
    ];

    private Answer New(Call call)
    {
        if (apps.Enter(call.Body.Text("appKey"), call.Body.Text("appSecret")) is not { } app)
            return Answer.No("invalidClientIdOrSecret", "无效的clientId或者clientSecret");
        var (value, seconds) = tokens.Issue(app.ClientId);
        return Answer.Ok(new JsonObject { ["accessToken"] = value, ["expireIn"] = seconds });
    }

    private Answer Unified(Call call)
    {
        if (call.Body.Text("grant_type") != "client_credentials") return Answer.No("unsupported.grant.type", "不支持的授权类型");
        if (apps.Enter(call.Body.Text("client_id"), call.Body.Text("client_secret")) is not { } app)
            return Answer.No("invalid.client", "无效的应用");
        var (value, seconds) = tokens.Issue(app.ClientId);
        return Answer.Ok(new JsonObject { ["access_token"] = value, ["expires_in"] = seconds });
    }

    private Answer Old(Call call)
    {
        if (apps.Enter(call.Query("appkey"), call.Query("appsecret")) is not { } app) return Answer.OldNo(40089, "不合法的corpid或corpsecret");
        var (value, seconds) = tokens.Issue(app.ClientId);
        return Answer.OldOk(("access_token", value), ("expires_in", seconds));
    }
}
