using System.Text.Json.Nodes;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.Tests.Quotas;
using AntiFraudBot.Channels.Tests.WeCom;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.DingTalk;

/// <summary>DingTalk's parts on a scripted platform and a clock that stands: an app, one custom robot, and both callbacks.</summary>
internal sealed class DingTalkBench
{
    public const string Secret = "app-secret", EventKey = "1234567890123456789012345678901234567890123", CardSecret = "card-api-secret-for-test";

    public DingTalkBench(TimeProvider? machine = null)
    {
        var settings = new DingTalkSettings
        {
            ClientId = "dingtest", ClientSecret = Secret, EventToken = "123456", EventAesKey = EventKey, CardCallbackSecret = CardSecret,
            Webhooks = { ["上坪村"] = new() { Url = "https://oapi.dingtalk.com/robot/send?access_token=hook" } },
        };
        Platform.On("/v1.0/oauth2/accessToken", """{"accessToken":"t1","expireIn":7200}""").On("/media/upload", """{"errcode":0,"media_id":"@m1"}""");
        Parts = DingTalkParts.Create(
            settings, _ => new MemoryStream([.. "\x89PNG"u8, .. new byte[60]]), HearAsync, (_, _, _, _) => Task.CompletedTask, Clock,
            machine ?? TimeProvider.System, NullLoggerFactory.Instance, Platform.Line(), news: TakeAsync);
    }

    public FakePlatform Platform { get; } = new();

    public MovedClock Clock { get; } = new();

    public DingTalkParts Parts { get; }

    public List<Heard> Heard { get; } = [];

    public List<ChatNews> News { get; } = [];

    public Exception? StoreFails { get; set; }

    /// <summary>A message as the platform writes it.</summary>
    public static JsonObject Message(string text, Action<JsonObject>? change = null)
    {
        var message = new JsonObject
        {
            ["conversationId"] = "cidDG01example==", ["conversationType"] = "2", ["conversationTitle"] = "柳河镇东沟村干部群", ["msgId"] = "msg1==",
            ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = $" {text}" }, ["senderNick"] = "王建国", ["senderStaffId"] = "u_wangjg",
            ["senderId"] = "$:LWCP_v1:$abc", ["chatbotUserId"] = "$:LWCP_v1:$bot", ["isInAtList"] = true, ["robotCode"] = "dingtest",
            ["createAt"] = 1784113200000, ["sessionWebhook"] = "https://oapi.dingtalk.com/robot/sendBySession?session=s1",
            ["sessionWebhookExpiredTime"] = 9784118600000,
        };
        change?.Invoke(message);
        return message;
    }

    private Task<bool> HearAsync(Heard heard, CancellationToken ct)
    {
        if (StoreFails is { } failure) throw failure;
        Heard.Add(heard);
        return Task.FromResult(true);
    }

    private Task TakeAsync(ChatNews news, CancellationToken ct)
    {
        if (StoreFails is { } failure) throw failure;
        News.Add(news);
        return Task.CompletedTask;
    }
}
