using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Crypto;

namespace AntiFraudBot.Simulator.WeCom.Http;

/// <summary>Calls the bot's address: five real seconds for an answer, three tries with the very same request.</summary>
public sealed class CallbackPost(World world, IHttpClientFactory clients)
{
    private const int Tries = 3;

    /// <summary>A timestamp and nonce for a call.</summary>
    public (string Timestamp, string Nonce) Stamp() =>
        (world.Clock.UnixSeconds().ToString(CultureInfo.InvariantCulture), world.Ids.Digits(10));

    /// <summary>What "保存" does in the console: the address must answer the decrypted text within a second.</summary>
    /// <returns>What is wrong; null when it is right.</returns>
    public async Task<string?> VerifyAsync(string url, CallbackCrypto crypto, CancellationToken ct)
    {
        var (timestamp, nonce) = Stamp();
        var secret = world.Ids.Number().ToString(CultureInfo.InvariantCulture);
        var encrypted = crypto.Encrypt(secret);
        var address = $"{Signed(url, crypto, timestamp, nonce, encrypted)}&echostr={Uri.EscapeDataString(encrypted)}";
        using var client = clients.CreateClient();
        client.Timeout = TimeSpan.FromSeconds(1);
        try
        {
            using var answer = await client.GetAsync(new Uri(address), ct);
            var body = await answer.Content.ReadAsByteArrayAsync(ct);
            if ((int)answer.StatusCode != StatusCodes.Status200OK) return $"status {(int)answer.StatusCode}";
            return body.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(secret)) ? null : "the answer is not exactly the decrypted text";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return e is TaskCanceledException ? "no answer within a second" : "not reachable";
        }
    }

    /// <summary>The body of the first answer with status 200; null when all tries failed.</summary>
    public async Task<string?> SendAsync(string api, string url, CallbackCrypto crypto, Func<string, string> envelope, string plain, string mediaType)
    {
        world.Counters.Call(api);
        var (timestamp, nonce) = Stamp();
        var encrypted = crypto.Encrypt(plain);
        var address = new Uri(Signed(url, crypto, timestamp, nonce, encrypted));
        var body = envelope(encrypted);
        for (var tries = 1; tries <= Tries; tries++)
        {
            var started = TimeProvider.System.GetTimestamp();
            if (await TryAsync(api, address, body, mediaType) is { } answer) return answer;
            var rest = TimeSpan.FromMilliseconds(world.Switches.Number("callbackWaitMs")) - TimeProvider.System.GetElapsedTime(started);
            if (tries < Tries && rest > TimeSpan.Zero) await Task.Delay(rest);
        }

        world.Counters.DroppedSilently(api, 1);
        return null;
    }

    private static string Signed(string url, CallbackCrypto crypto, string timestamp, string nonce, string encrypted) =>
        $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}msg_signature={crypto.Sign(timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}";

    private async Task<string?> TryAsync(string api, Uri address, string body, string mediaType)
    {
        var fault = world.Faults.Next(api);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs);
        if (fault is { Drop: true }) return null;
        var answer = await PostAsync(api, address, body, mediaType);
        if (fault is { Duplicate: true }) await PostAsync(api, address, body, mediaType);
        return fault is { TimeoutAfterEffect: true } ? null : answer;
    }

    private async Task<string?> PostAsync(string api, Uri address, string body, string mediaType)
    {
        using var client = clients.CreateClient();
        client.Timeout = TimeSpan.FromMilliseconds(world.Switches.Number("callbackWaitMs"));
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));
            using var answer = await client.PostAsync(address, content);
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode == StatusCodes.Status200OK)
            {
                world.Counters.Effect(api);
                return text;
            }

            world.Counters.Error(api, $"http {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            world.Counters.Error(api, e is TaskCanceledException ? "no answer" : "not reachable");
        }

        return null;
    }
}
