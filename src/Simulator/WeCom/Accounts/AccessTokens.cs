using System.Collections.Concurrent;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.WeCom.Accounts;

/// <summary>access_token: one a secret, 7200 s on the platform's clock.</summary>
public sealed class AccessTokens(World world)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);

    /// <summary>Secret of the contacts' synchronisation, which is no app.</summary>
    public const int Contacts = 0;

    private readonly ConcurrentDictionary<string, Issued> tokens = new(StringComparer.Ordinal);

    /// <summary>While a token is valid asking again gives the same one, unless <c>newTokenEachTime</c> is on.</summary>
    public (string Token, int ExpiresIn) Issue(int agentId)
    {
        var now = world.Clock.GetUtcNow();
        if (!world.Switches.On("newTokenEachTime"))
        {
            var valid = tokens.FirstOrDefault(t => t.Value.AgentId == agentId && t.Value.Until > now);
            if (valid.Key is not null) return (valid.Key, (int)(valid.Value.Until - now).TotalSeconds);
        }

        var token = world.Ids.Letters(214);
        tokens[token] = new Issued(agentId, now + Life);
        return (token, (int)Life.TotalSeconds);
    }

    /// <summary>The app of a token, or the error: 41001 missing, 40014 unknown, expired as the switch says.</summary>
    public (int AgentId, int Error) Check(string? token)
    {
        if (string.IsNullOrEmpty(token)) return (0, 41001);
        if (!tokens.TryGetValue(token, out var issued)) return (0, 40014);
        return issued.Until > world.Clock.GetUtcNow() ? (issued.AgentId, 0) : (0, world.Switches.Number("expiredTokenErrcode"));
    }

    /// <summary>The platform may end tokens before their time.</summary>
    public int ExpireAll()
    {
        var ended = tokens.Where(t => t.Value.Until > world.Clock.GetUtcNow()).ToList();
        foreach (var (token, issued) in ended) tokens[token] = issued with { Until = DateTimeOffset.MinValue };
        return ended.Count;
    }

    private sealed record Issued(int AgentId, DateTimeOffset Until);
}
