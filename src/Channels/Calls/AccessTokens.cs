namespace AntiFraudBot.Channels.Calls;

/// <summary>What a platform says to a request for a token. TRefusal = the platform's own answer.</summary>
public abstract record TokenGrant<TRefusal>
{
    public sealed record Given(string Token, TimeSpan Life) : TokenGrant<TRefusal>;

    /// <summary>Rest = how long not to ask again: asking too often is itself blocked.</summary>
    public sealed record Denied(TRefusal Why, TimeSpan Rest) : TokenGrant<TRefusal>;
}

/// <summary>
/// The access token of one app. One request at a time asks for it, whatever number of senders wait; after a refusal nobody asks for a while.
/// Early = so long before its end a token is no longer used; a short life is used by half. Life is counted on the platform's clock.
/// </summary>
public sealed class AccessTokens<TRefusal>(Func<CancellationToken, Task<TokenGrant<TRefusal>>> ask, TimeSpan early, TimeProvider clock) : IDisposable
    where TRefusal : class
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _until;
    private TRefusal? _refusal;
    private DateTimeOffset _restsUntil;

    /// <summary>The token, or why there is none.</summary>
    public async Task<(string? Token, TRefusal? Refusal)> GetAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (_token is { } kept && now < _until) return (kept, null);
            if (_refusal is { } refusal && now < _restsUntil) return (null, refusal);
            return Keep(await ask(ct), now);
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

    private (string? Token, TRefusal? Refusal) Keep(TokenGrant<TRefusal> grant, DateTimeOffset now)
    {
        if (grant is TokenGrant<TRefusal>.Given given)
        {
            (_token, _refusal, _until) = (given.Token, null, now + (given.Life > 2 * early ? given.Life - early : given.Life / 2));
            return (_token, null);
        }

        var denied = (TokenGrant<TRefusal>.Denied)grant;
        (_refusal, _restsUntil) = (denied.Why, now + denied.Rest);
        return (null, _refusal);
    }
}
