using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.WeCom.Api;

/// <summary>How the token of a self-built app is asked for.</summary>
public static class AppTokens
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    public static AccessTokens<ApiAnswer> Of(HttpCalls calls, Uri apiBase, WeComAppSettings app, TimeProvider clock)
    {
        var uri = new Uri(apiBase, $"cgi-bin/gettoken?corpid={Uri.EscapeDataString(app.CorpId)}&corpsecret={Uri.EscapeDataString(app.Secret)}");
        return new(async ct => Grant(WeComApi.Read(await calls.GetAsync(uri, ct))), Early, clock);
    }

    private static TokenGrant<ApiAnswer> Grant(ApiAnswer answer)
    {
        if (answer is ApiAnswer.Ok ok && ok.Body.Text("access_token") is { Length: > 0 } token)
            return new TokenGrant<ApiAnswer>.Given(token, TimeSpan.FromSeconds(ok.Body.Number("expires_in") is > 0 and var given ? given : 7200));

        // Asking for a token changes nothing: an unanswered request is as good as none.
        ApiAnswer why = answer switch
        {
            ApiAnswer.NoAnswer silent => new ApiAnswer.NotReached(silent.Code),
            ApiAnswer.Ok => new ApiAnswer.NotReached("no-token"),
            _ => answer,
        };
        return new TokenGrant<ApiAnswer>.Denied(why, TimeSpan.FromSeconds(why is ApiAnswer.Refused { Code: not -1 } ? 60 : 2));
    }
}
