using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.App;

namespace AntiFraudBot.Channels.WeCom.Groups;

/// <summary>How one bound group can be spoken to.</summary>
internal sealed class GroupProbe(bool aiBot, WebhookWay webhooks, AppChats? chats, QuotaBook quotas)
{
    public async Task<ProbeFinding> ProbeAsync(Address group, CancellationToken ct)
    {
        var what = $"群“{(group.Name.Length > 0 ? group.Name : group.ChatId)}”";
        var (good, bad) = (new List<string>(), new List<string>());
        if (aiBot && group.Heard) good.Add($"智能机器人能发言，本分钟还可发 {quotas.Left(WeComQuotas.AiConversation(group.ChatId))} 条");
        if ((WebhookNames.For(group, webhooks.Knows) ?? group.Services.GetValueOrDefault(GroupServices.Webhook)) is { } webhook) Webhook(webhook, good, bad);
        if (group.Services.TryGetValue(GroupServices.Managed, out var chat)) await ManagedAsync(chat, good, bad, ct);
        if (group.Services.ContainsKey(GroupServices.CustomerGroup)) good.Add("客户群，由群主确认群发");
        if (good.Count == 0 && bad.Count == 0)
        {
            return aiBot
                ? new(what, ProbeLevel.Warn, "机器人还不能主动发言：群里还没有人@过它。", "把机器人加进群，在群里@它说“绑定 单位名”。")
                : new(what, ProbeLevel.Bad, "没有能用的发送方式。", "在群设置里添加群机器人，把地址填到 WeCom:Webhooks。");
        }

        var level = good.Count == 0 ? ProbeLevel.Bad : bad.Count > 0 ? ProbeLevel.Warn : ProbeLevel.Good;
        return new(what, level, string.Join('；', good.Concat(bad)) + "。", bad.Count > 0 ? "按上面的提示修好，其他方式照常发送。" : null);
    }

    private void Webhook(string name, List<string> good, List<string> bad)
    {
        if (!webhooks.Knows(name)) bad.Add($"设置里没有名为“{name}”的群机器人");
        else if (webhooks.DeadBy(name) is { } code) bad.Add($"群机器人“{name}”已失效（{code}），要在群里重新添加");
        else good.Add($"群机器人在，本分钟还可发 {quotas.Left(WeComQuotas.Webhook(name))} 条");
    }

    private async Task ManagedAsync(string chatId, List<string> good, List<string> bad, CancellationToken ct)
    {
        if (chats is null) bad.Add("这是应用建的群，但应用没有设置");
        else if (await chats.GetAsync(chatId, ct) is AppChatOutcome.There there) good.Add($"应用群在，{there.Chat.Members.Count} 人");
        else bad.Add("应用建的群读不到，可能已解散");
    }
}
