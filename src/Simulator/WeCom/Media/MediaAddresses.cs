using System.Collections.Concurrent;
using System.Globalization;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Crypto;

namespace AntiFraudBot.Simulator.WeCom.Media;

/// <summary>Addresses under which the robot fetches what people sent: encrypted, good for five minutes, no token.</summary>
public sealed class MediaAddresses(World world)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Address> addresses = new(StringComparer.Ordinal);

    /// <summary>A new address with a key of its own, the key written as the switch <c>aeskeyForm</c> says.</summary>
    public (string Url, string AesKey) Open(LineFile file)
    {
        var key = world.Ids.Bytes(32);
        var base64 = Convert.ToBase64String(key);
        var written = world.Switches.Text("aeskeyForm") switch
        {
            "hex" => Convert.ToHexStringLower(key),
            "urlencoded" => Uri.EscapeDataString(base64),
            "padded" => base64,
            _ => base64.TrimEnd('='),
        };
        return (Open(file, key), written);
    }

    public string Open(LineFile file, byte[] key)
    {
        var id = world.Ids.Letters(24);
        addresses[id] = new Address(file.Id, key, world.Clock.GetUtcNow() + Life);
        return $"{world.BaseUrl}/media/{id}?sign={world.Ids.Hex(40)}";
    }

    public async Task ServeAsync(HttpContext http, string id)
    {
        const string Api = "media/download";
        world.Counters.Call(Api);
        var fault = world.Faults.Next(Api);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs, http.RequestAborted);
        if (fault is { Drop: true })
        {
            http.Abort();
            return;
        }

        var address = addresses.GetValueOrDefault(id);
        var late = address is null || address.Until <= world.Clock.GetUtcNow();
        if (late || fault is { Http: not null })
        {
            world.Counters.Error(Api, late ? "expired" : fault!.Http!.Value.ToString(CultureInfo.InvariantCulture));
            http.Response.StatusCode = late ? StatusCodes.Status403Forbidden : fault!.Http!.Value;
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync("<?xml version='1.0' encoding='utf-8' ?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>");
            return;
        }

        var blob = world.Blobs.Find(address!.BlobId)!;
        var cipher = Padding32.Encrypt(address.Key, blob.Bytes);
        var name = Uri.EscapeDataString(blob.Name);
        http.Response.ContentType = "application/octet-stream";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"; filename*=UTF-8''{name}";
        http.Response.ContentLength = cipher.Length;
        world.Counters.Effect(Api);
        await http.Response.Body.WriteAsync(cipher, http.RequestAborted);
    }

    private sealed record Address(string BlobId, byte[] Key, DateTimeOffset Until);
}
