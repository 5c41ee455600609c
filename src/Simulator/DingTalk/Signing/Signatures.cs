using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Simulator.DingTalk.Signing;

/// <summary>DingTalk's three HMAC signatures. Base64, not URL-encoded; the writer of a URL encodes it.</summary>
public static class Signatures
{
    /// <summary>How far the sender's clock may be off, either way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Custom robot: key is the robot's secret, the message the timestamp in ms, a line feed and the secret.</summary>
    public static string Robot(string secret, long timestamp) => Of(secret, $"{timestamp}\n{secret}");

    /// <summary>Header `sign` of a robot message over HTTP: the same sum with the application's secret.</summary>
    public static string Callback(string appSecret, long timestamp) => Robot(appSecret, timestamp);

    /// <summary>Header `x-ddpaas-signature` of a card callback over HTTP: the timestamp alone is signed.</summary>
    public static string Card(string apiSecret, string timestamp) => Of(apiSecret, timestamp);

    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private static string Of(string key, string message) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(message)));
}
