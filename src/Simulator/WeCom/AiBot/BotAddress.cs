using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Crypto;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>URL 回调: the robot is called, answers in the same breath, and is asked again while an answer grows.</summary>
public sealed class BotAddress(World world, WeComAccounts accounts, CallbackPost callbacks, BotSpeech speech, BotStreams streams)
{
    private const string Api = "callback/bot";
    private const string Passive = "aibot/passive";
    private const string Response = "aibot/response";
    private const int AtATime = 3;
    private static readonly TimeSpan ResponseTime = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(string Bot, string User), SemaphoreSlim> lanes = new();
    private readonly ConcurrentDictionary<string, (string BotId, Interaction Told)> codes = new(StringComparer.Ordinal);

    public void Open(ApiDesk desk) => desk.OnOpen(Response, Respond);

    /// <summary>At most three interactions of one person run at a time; more wait their turn.</summary>
    public async Task DeliverAsync(BotAccount bot, JsonObject body, Interaction told)
    {
        if (bot.CallbackUrl is not { } url) return;
        var code = world.Ids.Letters(32);
        codes[code] = (bot.BotId, told);
        body["response_url"] = $"{world.BaseUrl}/cgi-bin/aibot/response?response_code={code}";
        var lane = lanes.GetOrAdd((bot.BotId, told.UserId), _ => new SemaphoreSlim(AtATime, AtATime));
        await lane.WaitAsync();
        try
        {
            var stream = await AskAsync(bot, url, Api, body, told);
            while (stream is not null && streams.Left(bot, stream) > TimeSpan.Zero)
            {
                await Task.Delay(world.Switches.Number("pollMs"));
                await AskAsync(bot, url, "callback/bot/stream", Question(body, stream), told);
            }
        }
        finally
        {
            lane.Release();
        }
    }

    /// <returns>The id of a stream that was answered with and has not ended.</returns>
    private async Task<string?> AskAsync(BotAccount bot, string url, string api, JsonObject body, Interaction told)
    {
        var crypto = new CallbackCrypto(bot.Token, bot.EncodingAesKey, "");
        var answer = await callbacks.SendAsync(api, url, crypto, e => new JsonObject { ["encrypt"] = e }.ToJsonString(), body.ToJsonString(), "application/json");
        if (string.IsNullOrWhiteSpace(answer)) return null;
        try
        {
            var reply = Opened(crypto, answer);
            Apply(bot, told, reply);
            return reply.Object("stream").Text("id") is { } id && streams.Left(bot, id) is not null ? id : null;
        }
        catch (Exception e) when (e is JsonException or CryptographicException or RefusalException)
        {
            // The platform shows nothing and tells nobody; the count is how one finds out.
            world.Counters.Error(api, e is RefusalException refusal ? $"answer {refusal.Code}" : "answer cannot be read");
            return null;
        }
    }

    private void Apply(BotAccount bot, Interaction told, JsonObject reply)
    {
        if (told.Kind == Interaction.EnterChat) speech.Welcome(bot, told, reply, Passive);
        else if (told.Kind == Interaction.Card) speech.Update(bot, told, reply, Passive);
        else if (reply.Text("msgtype") is "stream" or "template_card" or "stream_with_template_card") speech.Respond(bot, told, reply, Passive);
        else throw new RefusalException(40008);
    }

    private static JsonObject Opened(CallbackCrypto crypto, string answer)
    {
        var package = JsonNode.Parse(answer) as JsonObject ?? throw new JsonException();
        var encrypted = package.Text("encrypt") ?? throw new JsonException();
        var signature = crypto.Sign(package.Text("timestamp") ?? "", package.Text("nonce") ?? "", encrypted);
        if (package.Text("msgsignature") != signature) throw new CryptographicException("signature");
        return JsonNode.Parse(crypto.Decrypt(encrypted)) as JsonObject ?? throw new JsonException();
    }

    private static JsonObject Question(JsonObject body, string stream)
    {
        var question = new JsonObject { ["msgtype"] = "stream", ["stream"] = new JsonObject { ["id"] = stream } };
        foreach (var name in new[] { "msgid", "aibotid", "chatid", "chattype", "from" })
            if (body[name] is { } value) question[name] = value.DeepClone();
        return question;
    }

    /// <summary>response_url: once, within the hour, markdown or a card.</summary>
    private ApiAnswer Respond(ApiCall call)
    {
        if (!codes.TryGetValue(call.Query("response_code"), out var given) || given.Told.At + ResponseTime < world.Clock.GetUtcNow())
            throw new RefusalException(60140);
        if (call.Body.Text("msgtype") is not ("markdown" or "template_card")) throw new RefusalException(40008);
        if (!codes.TryRemove(call.Query("response_code"), out _)) throw new RefusalException(60140);
        speech.Post(accounts.Bot(given.BotId)!, given.Told.Conversation, call.Body, Response, given.Told.Line);
        world.Counters.Effect(Response);
        return ApiAnswer.Ok;
    }
}
