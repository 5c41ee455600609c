using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Signing;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Inbound;

/// <summary>What the platform posts to addresses of the application: messages, events, card presses.</summary>
public sealed class HttpPush(World world, IHttpClientFactory clients)
{
    /// <summary>A robot message with `timestamp` and `sign`; the answer may itself be a reply.</summary>
    public Task<string?> MessageAsync(Uri url, string signKey, string body) => TwiceIfToldAsync("callback/message", url, () =>
    {
        var time = world.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return Json(body, ("timestamp", $"{time}"), ("sign", Signatures.Callback(signKey, time)));
    });

    /// <summary>A mention of a custom robot: its token in a header.</summary>
    public Task<string?> OutgoingAsync(Uri url, string token, string body) =>
        TwiceIfToldAsync("callback/outgoing", url, () => Json(body, ("Token", token)));

    public Task<string?> CardAsync(Uri url, string apiSecret, string body) => TwiceIfToldAsync("callback/card", url, () =>
    {
        var time = world.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return Json(body, ("x-ddpaas-signature-timestamp", time), ("x-ddpaas-signature", Signatures.Card(apiSecret, time)));
    });

    /// <summary>An encrypted event. True when the answer is `success`, encrypted and signed.</summary>
    public async Task<bool> EventAsync(Application app, JsonObject data)
    {
        var crypto = new EventCrypto(app.Events!.Token, app.Events.AesKey, app.ClientId);
        string encrypt = crypto.Encrypt(Wire.Write(data), world.Ids.Bytes(16)), nonce = world.Ids.Letters(16);
        var time = world.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var url = new UriBuilder(app.Events.Url) { Query = $"msg_signature={crypto.Sign(time, nonce, encrypt)}&timestamp={time}&nonce={nonce}" }.Uri;
        var body = Wire.Write(new JsonObject { ["encrypt"] = encrypt });
        var answer = Wire.Read(await TwiceIfToldAsync("callback/event", url, () => Json(body))) as JsonObject;
        var said = answer is null ? null : crypto.Open(answer.Text("msg_signature") ?? "", answer.Text("timeStamp") ?? "",
            answer.Text("nonce") ?? "", answer.Text("encrypt") ?? "", out _);
        if (said != "success") world.Counters.Error("callback/event", "answer is not success");
        return said == "success";
    }

    private async Task<string?> TwiceIfToldAsync(string name, Uri url, Func<HttpContent> content)
    {
        world.Counters.Call(name);
        var fault = world.Faults.Next(name);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs);
        if (fault is { Drop: true }) return null;
        var answer = await PostAsync(name, url, content());
        return fault is { Duplicate: true } ? await PostAsync(name, url, content()) : answer;
    }

    private async Task<string?> PostAsync(string name, Uri url, HttpContent content)
    {
        using var client = clients.CreateClient();
        client.Timeout = TimeSpan.FromMilliseconds(world.Switches.Number("callbackPatienceMs"));
        try
        {
            using var answer = await client.PostAsync(url, content);
            if (!answer.IsSuccessStatusCode)
            {
                world.Counters.Error(name, $"{(int)answer.StatusCode}");
                return null;
            }
            world.Counters.Effect(name);
            return await answer.Content.ReadAsStringAsync();
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            world.Counters.Error(name, "no answer");
            return null;
        }
    }

    private static ByteArrayContent Json(string body, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var (name, value) in headers) content.Headers.TryAddWithoutValidation(name, value);
        return content;
    }
}
