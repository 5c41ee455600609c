using AntiFraudBot.Channels.Quotas;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>The platform's own limits by time (rule P6); the month's account is <see cref="MonthlyBudget"/>. Keys hold names and chat ids, never a secret.</summary>
public sealed class DingTalkQuotas(Editions edition)
{
    public static readonly TimeSpan WebhookPause = TimeSpan.FromMinutes(10);

    // One too many costs ten minutes of silence, so fewer than the twenty of the platform.
    private static readonly QuotaWindow[] Robot = [QuotaWindow.Minute(15)];

    // The platform does not publish how much one group takes; it says send.too.fast.
    private static readonly QuotaWindow[] Conversation = [QuotaWindow.Minute(20)];

    private readonly QuotaWindow[] _pace = [new(edition.PerSecond, TimeSpan.FromSeconds(1))];

    /// <summary>Each interface has its own pace.</summary>
    public QuotaClaim Pace(string api) => new($"dingtalk-api:{api}", _pace);

    public static QuotaClaim Webhook(string name) => new($"dingtalk-webhook:{name}", Robot);

    public static QuotaClaim Group(string openConversationId) => new($"dingtalk-group:{openConversationId}", Conversation);

    /// <summary>For the send plan only: who keeps it over the month is the budget.</summary>
    public QuotaClaim Month(MonthAccount account) =>
        new(MonthlyBudget.KeyOf(account), [QuotaWindow.Day(account == MonthAccount.Calls ? edition.Calls : edition.Webhooks) with { Length = TimeSpan.FromDays(30) }]);
}
