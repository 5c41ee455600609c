using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.DingTalk.Api;

/// <summary>
/// The access token of the app, good for new and old interfaces. One request at a time asks for it, whatever number of senders wait; a refused
/// request rests before the next. Life is counted on the platform's clock. Several processes may hold the same one.
/// </summary>
public sealed class AccessTokens(HttpCalls calls, DingTalkSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _until;
    private ApiAnswer? _refusal;
    private DateTimeOffset _restsUntil;

    /// <summary>The token, or why there is none.</summary>
    public async Task<(string? Token, ApiAnswer? Refusal)> GetAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (_token is { } kept && now < _until) return (kept, null);
            if (_refusal is { } refusal && now < _restsUntil) return (null, refusal);
            return await AskAsync(now, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Forgets the token a call was refused with, unless somebody has fetched a new one meanwhile.</summary>
    public async Task DropAsync(string token, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        if (_token == token) _token = null;
        _one.Release();
    }

    public void Dispose() => _one.Dispose();

    private async Task<(string? Token, ApiAnswer? Refusal)> AskAsync(DateTimeOffset now, CancellationToken ct)
    {
        var body = new JsonObject { ["appKey"] = settings.ClientId, ["appSecret"] = settings.ClientSecret };
        var uri = new Uri(new Uri(settings.ApiBase), "/v1.0/oauth2/accessToken");
        var answer = ApiReading.Read(await calls.AskAsync(HttpMethod.Post, uri, DingTalkApi.Write(body), new Dictionary<string, string>(), ct));
        if (answer is ApiAnswer.Ok ok && ok.Body.Text("accessToken") is { Length: > 0 } fresh)
        {
            var life = TimeSpan.FromSeconds(ok.Body.Number("expireIn") is > 0 and var given ? given : 7200);
            (_token, _refusal, _until) = (fresh, null, now + (life > 2 * Early ? life - Early : life / 2));
            return (fresh, null);
        }

        // Asking for a token changes nothing: an unanswered request is as good as none.
        _refusal = answer switch
        {
            ApiAnswer.NoAnswer silent => new ApiAnswer.NotReached(silent.Code),
            ApiAnswer.Ok => new ApiAnswer.NotReached("no-token"),
            _ => answer,
        };
        _restsUntil = now + TimeSpan.FromSeconds(_refusal is ApiAnswer.Refused no && ErrorCodes.Of(no.Code) != Refusal.Later ? 60 : 2);
        return (null, _refusal);
    }
}
