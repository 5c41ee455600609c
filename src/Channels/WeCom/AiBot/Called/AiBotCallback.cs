using System.Text;
using System.Text.Json;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.WeCom.Crypto;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.AiBot.Called;

/// <summary>
/// The AI bot where it is called at a URL (rule P13). What is heard is stored and answered empty: the answer to it goes to the message's own
/// answering address later, once and whole. Only a welcome goes back at once, the platform knows no other way for it.
/// </summary>
public sealed class AiBotCallback : ICallback
{
    private static readonly TimeSpan WelcomeLimit = TimeSpan.FromSeconds(3);

    private readonly CallbackGate _gate;
    private readonly CallbackCrypto _crypto;
    private readonly AiBotReading _reading;
    private readonly AnsweringAddresses _addresses;
    private readonly Intake _intake;
    private readonly Welcome _welcome;
    private readonly TimeProvider _campaign;
    private readonly TimeProvider _machine;
    private readonly ILogger _log;

    /// <summary>Campaign: the platform's time. Machine: of the welcome's limit. The settings must be without problems.</summary>
    public AiBotCallback(
        AiBotSettings settings, AnsweringAddresses addresses, Intake intake, Welcome welcome, TimeProvider campaign, TimeProvider machine, ILogger log)
    {
        // Within one's own corporation the platform addresses an AI bot's envelopes to nobody.
        _crypto = new CallbackCrypto(settings.Token, settings.EncodingAESKey, "");
        _gate = new CallbackGate(_crypto, campaign, log);
        _reading = new AiBotReading(settings, campaign);
        (_addresses, _intake, _welcome, _campaign, _machine, _log) = (addresses, intake, welcome, campaign, machine, log);
    }

    public string Path => "/callback/wecom/aibot";

    public CallbackRequest? Rehearsal()
    {
        var (query, encrypt) = _gate.Sealed("""{"msgtype":"event","event":{"eventtype":"rehearsal"}}""");
        return new CallbackRequest("POST", query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(AiBotFrame.WriteBody(new { encrypt })));
    }

    public async Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct)
    {
        if (request.Method == "GET") return _gate.Verify(request);
        if (request.Method != "POST" || AiBotFrame.ReadBody(Encoding.UTF8.GetString(request.Body.Span))?.Text("encrypt") is not { } encrypt)
            return CallbackAnswer.Refused;
        if (_gate.Examine(request, encrypt) is not Opened.Plain plain) return CallbackAnswer.Refused;
        if (_gate.WasTaken(request)) return CallbackAnswer.Empty;
        var answer = AiBotFrame.ReadBody(plain.Text) is { } body ? await TakeAsync(request, body, ct) : CallbackAnswer.Empty;
        _gate.Taken(request);
        return answer;
    }

    private async Task<CallbackAnswer> TakeAsync(CallbackRequest request, JsonElement body, CancellationToken ct)
    {
        if (body.Text("msgtype") != "event") await HearAsync(_reading.Message(body), body, ct);
        else if (AiBotReading.EventType(body) == "template_card_event") await HearAsync(_reading.Press(body), body, ct);
        else if (AiBotReading.EventType(body) == "enter_chat" && body.Child("from").Text("userid") is { } userId) return await WelcomeAsync(request, userId, ct);
        return CallbackAnswer.Empty;
    }

    private async Task HearAsync(Heard? heard, JsonElement body, CancellationToken ct)
    {
        if (heard is null) return;
        // Before the message is stored: whoever answers it may be quick.
        if (body.Text("response_url") is { Length: > 0 } url) _addresses.Keep(heard.ExternalId, url);
        await _intake(heard, ct);
    }

    private async Task<CallbackAnswer> WelcomeAsync(CallbackRequest request, string userId, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(WelcomeLimit, _machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            if (await _welcome(userId, either.Token) is not { Length: > 0 } text) return CallbackAnswer.Empty;
            return Sealed(AiBotFrame.WriteBody(new { msgtype = "text", text = new { content = text } }), request.Query.GetValueOrDefault("nonce", ""));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A person greeted late is not greeted; the platform must have its answer.
            _log.LogWarning("A welcome could not be said: {Reason}", e.GetType().Name);
            return CallbackAnswer.Empty;
        }
    }

    private CallbackAnswer Sealed(string plain, string nonce)
    {
        var timestamp = _campaign.GetUtcNow().ToUnixTimeSeconds();
        var encrypt = _crypto.Encrypt(plain);
        var signature = _crypto.Sign(timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture), nonce, encrypt);
        return new CallbackAnswer(200, "application/json", AiBotFrame.WriteBody(new { encrypt, msgsignature = signature, timestamp, nonce }));
    }
}
