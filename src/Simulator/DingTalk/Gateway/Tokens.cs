using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>
/// Access tokens of two hours. Asking again inside the time gives the same one, so several processes do not shut each other out.
/// </summary>
public sealed class Tokens(TimeProvider clock, Ids ids)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Value, DateTimeOffset Until)> current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string ClientId, DateTimeOffset Until)> issued = new(StringComparer.Ordinal);

    /// <summary>The token and the seconds it is still good for.</summary>
    public (string Value, int ExpireIn) Issue(string clientId)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (!current.TryGetValue(clientId, out var token) || token.Until <= now)
            {
                token = (ids.Hex(32), now + Life);
                current[clientId] = token;
                issued[token.Value] = (clientId, token.Until);
            }
            return (token.Value, (int)(token.Until - now).TotalSeconds);
        }
    }

    /// <summary>The ClientId behind a token; <paramref name="expired"/> tells an old one from one never issued.</summary>
    public string? Owner(string? value, out bool expired)
    {
        expired = false;
        lock (gate)
        {
            if (value is null || !issued.TryGetValue(value, out var token)) return null;
            expired = token.Until <= clock.GetUtcNow();
            return expired ? null : token.ClientId;
        }
    }

    /// <summary>Ends every token at once.</summary>
    public void ExpireAll()
    {
        lock (gate)
        {
            current.Clear();
            foreach (var value in issued.Keys.ToArray()) issued[value] = (issued[value].ClientId, DateTimeOffset.MinValue);
        }
    }
}
