using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// How a police system signs a call (rule I23): hex HMAC-SHA256 over timestamp, line feed, nonce, line feed and the bytes of the
/// body. Timestamp in Unix seconds, not more than five minutes off.
/// </summary>
public static class WarningSignature
{
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    private const int LongestNonce = 64;

    public static string Of(string key, string timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>The signature is looked at first and in constant time: who does not know the key learns nothing else.</summary>
    public static bool Holds(string key, string timestamp, string nonce, string signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var right = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(key, timestamp, nonce, body)), Encoding.ASCII.GetBytes(signature.ToLowerInvariant()));
        return right && nonce.Length is > 0 and <= LongestNonce && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 100_000_000_000 && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window;
    }
}
