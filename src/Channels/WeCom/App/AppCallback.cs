using System.Diagnostics.Metrics;
using System.Text;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.WeCom.Crypto;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>
/// What people write to the app in its private chat (rule P13). Answered empty, after the message is stored: the reply goes out by itself.
/// When it could not be stored the exception goes to the host, and the platform comes again.
/// </summary>
public sealed class AppCallback(CallbackGate gate, Intake intake, Func<CardPress, Task> pressed) : ICallback
{
    private static readonly Meter Meter = new("AntiFraudBot.Channels");
    private static readonly Counter<long> Ignored = Meter.CreateCounter<long>("wecom.app.ignored", description: "Messages and events of the app the bot has no use for");

    public string Path => "/callback/wecom/app";

    public async Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct)
    {
        if (request.Method == "GET") return gate.Verify(request);
        if (request.Method != "POST" || AppMessage.Parse(Encoding.UTF8.GetString(request.Body.Span)) is not { } envelope) return CallbackAnswer.Refused;
        var encrypt = envelope.Element("Encrypt")?.Value ?? "";
        if (gate.Examine(request, encrypt) is not Opened.Plain plain) return CallbackAnswer.Refused;
        if (gate.WasTaken(request)) return CallbackAnswer.Empty;
        var message = AppMessage.Parse(plain.Text) is { } xml ? AppMessage.Read(xml) : new AppMessage("not-xml", null);
        if (message.Heard is { } heard) await intake(heard, ct);
        else Ignored.Add(1, new KeyValuePair<string, object?>("kind", message.Kind.Length <= 40 ? message.Kind : "other"));
        gate.Taken(request);

        // Nobody waits for the card: the platform has its answer, and what was said is stored.
        if (message.Press is { } press) _ = pressed(press);
        return CallbackAnswer.Empty;
    }
}
