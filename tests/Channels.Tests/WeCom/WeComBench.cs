using AntiFraudBot.Channels.Tests.Quotas;
using AntiFraudBot.Channels.WeCom;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.WeCom;

/// <summary>WeCom's parts on a scripted platform and a clock that stands: an app that hears, and two webhooks.</summary>
internal sealed class WeComBench
{
    public WeComBench(Action<WeComSettings>? change = null)
    {
        var settings = new WeComSettings
        {
            App = new() { CorpId = "ww1a2b3c4d5e6f7788", AgentId = "1000002", Secret = "app-secret", Token = CryptoVectors.Common("token"), EncodingAESKey = CryptoVectors.Key },
            Webhooks = { ["上坪村"] = FakePlatform.Base + "/cgi-bin/webhook/send?key=hook-secret", ["石桥村"] = FakePlatform.Base + "/cgi-bin/webhook/send?key=two" },
        };
        change?.Invoke(settings);
        Parts = WeComParts.Create(
            settings, Open, HearAsync, (_, _, _, _) => Task.CompletedTask, Clock, TimeProvider.System, NullLoggerFactory.Instance, Platform.Line());
    }

    public FakePlatform Platform { get; } = new();

    public MovedClock Clock { get; } = new();

    public WeComParts Parts { get; }

    public List<Heard> Heard { get; } = [];

    public Exception? StoreFails { get; set; }

    public Task<SendOutcome> SendAsync(Parcel parcel) => Parts.Channel.SendAsync(parcel, CancellationToken.None);

    /// <summary>A parcel into a group: services as name=value.</summary>
    public static Parcel Group(string text, string id = "o-1", string[]? services = null, Callee[]? mentions = null, Attachment[]? files = null, Answered? answers = null) =>
        Parcel(id, text, files) with
        {
            To = new Address
            {
                ChatId = "wrGroup",
                Private = false,
                Headcount = 120,
                Services = (services ?? ["webhook=上坪村"]).Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]),
            },
            Mentions = mentions ?? [],
            Answers = answers,
        };

    public static Parcel Person(string text, string id = "o-1", Attachment[]? files = null) =>
        Parcel(id, text, files) with { To = new Address { ChatId = "ZhangSan", Private = true } };

    private static Parcel Parcel(string id, string text, Attachment[]? files) => new()
    {
        OutboxId = id,
        To = new Address { ChatId = "", Private = false },
        Message = new() { Key = id, Channel = "wecom", ConversationId = "c", Text = text, Attachments = files ?? [] },
    };

    private static MemoryStream Open(string id) =>
        id == "gone" ? throw new FileNotFoundException(id) : new MemoryStream([.. "\x89PNG"u8, .. new byte[60]]);

    private Task<bool> HearAsync(Heard heard, CancellationToken ct)
    {
        if (StoreFails is { } failure) throw failure;
        Heard.Add(heard);
        return Task.FromResult(true);
    }
}
