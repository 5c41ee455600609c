using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.DingTalk.Api;

/// <summary>How the token of the app is asked for; it is good for new and old interfaces, and several processes may hold the same one.</summary>
public static class AppTokens
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(10);

    public static AccessTokens<ApiAnswer> Of(HttpCalls calls, DingTalkSettings settings, TimeProvider clock)
    {
        var body = DingTalkApi.Write(new JsonObject { ["appKey"] = settings.ClientId, ["appSecret"] = settings.ClientSecret });
        var uri = new Uri(new Uri(settings.ApiBase), "/v1.0/oauth2/accessToken");
        return new(async ct => Grant(ApiReading.Read(await calls.AskAsync(HttpMethod.Post, uri, body, new Dictionary<string, string>(), ct))), Early, clock);
    }

    private static TokenGrant<ApiAnswer> Grant(ApiAnswer answer)
    {
        if (answer is ApiAnswer.Ok ok && ok.Body.Text("accessToken") is { Length: > 0 } token)
            return new TokenGrant<ApiAnswer>.Given(token, TimeSpan.FromSeconds(ok.Body.Number("expireIn") is > 0 and var given ? given : 7200));

        // Asking for a token changes nothing: an unanswered request is as good as none.
        ApiAnswer why = answer switch
        {
            ApiAnswer.NoAnswer silent => new ApiAnswer.NotReached(silent.Code),
            ApiAnswer.Ok => new ApiAnswer.NotReached("no-token"),
            _ => answer,
        };
        var wrong = why is ApiAnswer.Refused no && ErrorCodes.Of(no.Code) != Refusal.Later;
        return new TokenGrant<ApiAnswer>.Denied(why, TimeSpan.FromSeconds(wrong ? 60 : 2));
    }
}
