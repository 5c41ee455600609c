using AntiFraudBot.Channels.Quotas;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>The platform's own limits (rule P6). A name in a key is a webhook's name in the settings or a chat id, never a secret.</summary>
public static class WeComQuotas
{
    private static readonly QuotaWindow[] Conversation = [QuotaWindow.Minute(30), QuotaWindow.Hour(1000)];
    private static readonly QuotaWindow[] Api = [QuotaWindow.Minute(10_000), QuotaWindow.Hour(150_000)];
    private static readonly QuotaWindow[] PersonTimes = [QuotaWindow.Minute(20_000), QuotaWindow.Hour(300_000)];

    // What a group counts for when nobody said how many are in it: the size a group has without an administrator's leave.
    private const int UsualGroup = 200;

    /// <summary>The AI bot's answers and pushes in one conversation together.</summary>
    public static QuotaClaim AiConversation(string chatId) => new($"wecom-aibot:{chatId}", Conversation);

    public static QuotaClaim AiUploads { get; } = new("wecom-aibot-upload", Conversation);

    public static QuotaClaim Webhook(string name) => new($"wecom-webhook:{name}", [QuotaWindow.Minute(20)]);

    /// <summary>What is above the limit the platform drops without a word.</summary>
    public static QuotaClaim AppToMember(string userId) => new($"wecom-app:{userId.ToLowerInvariant()}", Conversation);

    public static QuotaClaim AppMessages { get; } = new("wecom-api:message/send", Api);

    public static QuotaClaim AppChatMessages { get; } = new("wecom-api:appchat/send", Api);

    public static QuotaClaim AppChatPersons(int? headcount) => new("wecom-appchat-persons", PersonTimes, Math.Max(1, headcount ?? UsualGroup));
}
