using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Channels.DingTalk.Webhooks;

/// <summary>DingTalk's signatures: HMAC-SHA256 in base64, over the time in milliseconds, with or without the secret in it.</summary>
public static class HmacSign
{
    /// <summary>A custom robot's, and that of a message over HTTP. In an address it has to be escaped.</summary>
    public static string WithSecret(string secret, long milliseconds) => Of(secret, $"{Text(milliseconds)}\n{secret}");

    /// <summary>A card's press over HTTP.</summary>
    public static string OfTime(string secret, string milliseconds) => Of(secret, milliseconds);

    public static bool IsSame(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    /// <summary>The robot's address with time and signature, built anew for each message; without a secret as it is.</summary>
    public static Uri Address(DingTalkWebhookSettings robot, DateTimeOffset now)
    {
        if (robot.Secret.Length == 0) return new Uri(robot.Url);
        var milliseconds = now.ToUnixTimeMilliseconds();
        return new Uri($"{robot.Url}&timestamp={Text(milliseconds)}&sign={Uri.EscapeDataString(WithSecret(robot.Secret, milliseconds))}");
    }

    private static string Of(string key, string message) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(message)));

    private static string Text(long milliseconds) => milliseconds.ToString(CultureInfo.InvariantCulture);
}
