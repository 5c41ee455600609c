using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.WeCom.Api;

/// <summary>
/// The access token of one app. One request at a time asks for it, whatever number of senders wait; a refused request rests before the next,
/// because asking too often is itself blocked by the platform. Life is counted on the platform's clock.
/// </summary>
public sealed class AccessTokens(HttpCalls calls, Uri apiBase, WeComAppSettings app, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
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
        var uri = new Uri(apiBase, $"cgi-bin/gettoken?corpid={Uri.EscapeDataString(app.CorpId)}&corpsecret={Uri.EscapeDataString(app.Secret)}");
        var answer = WeComApi.Read(await calls.GetAsync(uri, ct));
        if (answer is ApiAnswer.Ok ok && ok.Body.TryGetProperty("access_token", out var token) && token.GetString() is { Length: > 0 } fresh)
        {
            var seconds = ok.Body.TryGetProperty("expires_in", out var life) && life.TryGetInt32(out var given) ? given : 7200;
            (_token, _refusal) = (fresh, null);
            _until = now + Life(TimeSpan.FromSeconds(seconds));
            return (fresh, null);
        }

        // Asking for a token changes nothing: an unanswered request is as good as none.
        _refusal = answer switch
        {
            ApiAnswer.NoAnswer silent => new ApiAnswer.NotReached(silent.Code),
            ApiAnswer.Ok => new ApiAnswer.NotReached("no-token"),
            _ => answer,
        };
        _restsUntil = now + TimeSpan.FromSeconds(_refusal is ApiAnswer.Refused { Code: not -1 } ? 60 : 2);
        return (null, _refusal);
    }

    private static TimeSpan Life(TimeSpan given) => given > 2 * Early ? given - Early : given / 2;
}
