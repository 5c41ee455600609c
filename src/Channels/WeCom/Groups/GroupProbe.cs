using System.Globalization;
using AntiFraudBot.Channels.Probing;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.WeCom.App;

namespace AntiFraudBot.Channels.WeCom.Groups;

/// <summary>How one bound group can be spoken to.</summary>
internal sealed class GroupProbe(bool aiBot, WebhookWay webhooks, AppChats? chats, QuotaBook quotas)
{
    public async Task<ProbeFinding> ProbeAsync(Address group, CancellationToken ct)
    {
        var found = new GroupFindings(group);
        if (aiBot && group.Heard) found.Good($"智能机器人能发言，本分钟还可发 {quotas.Left(WeComQuotas.AiConversation(group.ChatId))} 条");
        found.Webhook("群机器人", webhooks.Knows, name => webhooks.DeadBy(name)?.ToString(CultureInfo.InvariantCulture), name => $"群机器人在，本分钟还可发 {quotas.Left(WeComQuotas.Webhook(name))} 条");
        if (group.Services.TryGetValue(GroupServices.Managed, out var chat)) await ManagedAsync(chat, found, ct);
        if (group.Services.ContainsKey(GroupServices.CustomerGroup)) found.Good("客户群，由群主确认群发");
        return aiBot
            ? found.Sum(ProbeLevel.Warn, "机器人还不能主动发言：群里还没有人@过它。", "把机器人加进群，在群里@它说“绑定 单位名”。")
            : found.Sum(ProbeLevel.Bad, "没有能用的发送方式。", "在群设置里添加群机器人，把地址填到 WeCom:Webhooks。");
    }

    private async Task ManagedAsync(string chatId, GroupFindings found, CancellationToken ct)
    {
        if (chats is null) found.Bad("这是应用建的群，但应用没有设置");
        else if (await chats.ReadAsync(chatId, ct) is ({ } there, _)) found.Good($"应用群在，{there.Members.Count} 人");
        else found.Bad("应用建的群读不到，可能已解散");
    }
}
