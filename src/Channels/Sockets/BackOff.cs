using System.Security.Cryptography;

namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// How long to wait before the next attempt: doubled each time up to the longest, never giving up. Jitter is the share by which a wait may be
/// shorter or longer, so that many bots do not come back in step; chance gives 0 to 1.
/// </summary>
public sealed class BackOff(TimeSpan first, TimeSpan longest, double jitter, Func<double>? chance = null)
{
    private readonly Func<double> _chance = chance ?? (() => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20));
    private int _attempts;

    public TimeSpan Next()
    {
        var wait = first * Math.Pow(2, Math.Min(_attempts++, 30));
        if (wait > longest) wait = longest;
        return wait * (1 - jitter + (2 * jitter * _chance()));
    }

    /// <summary>Called once the platform has accepted us, not when a socket merely opened.</summary>
    public void Reset() => _attempts = 0;
}
