using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Webhooks;
using AntiFraudBot.Channels.Probing;
using AntiFraudBot.Channels.Quotas;

namespace AntiFraudBot.Channels.DingTalk.Groups;

/// <summary>How one bound group can be spoken to.</summary>
internal sealed class GroupProbe(DingTalkApi? api, DingTalkSettings settings, WebhookWay webhooks, QuotaBook quotas)
{
    public async Task<ProbeFinding> ProbeAsync(Address group, CancellationToken ct)
    {
        var found = new GroupFindings(group);
        if (api is not null && group.ChatId.StartsWith("cid", StringComparison.Ordinal)) await RobotAsync(api, group.ChatId, found, ct);
        found.Webhook(
            "自定义机器人", webhooks.Knows, webhooks.DeadBy, name => $"自定义机器人“{name}”已设置，本分钟还可发 {quotas.Left(DingTalkQuotas.Webhook(name))} 条");
        return found.Sum(ProbeLevel.Bad, "没有能用的发送方式。", "把应用机器人加进群，在群里@它说“绑定 单位名”；普通群、外部群添加自定义机器人。");
    }

    private async Task RobotAsync(DingTalkApi app, string chatId, GroupFindings found, CancellationToken ct)
    {
        var answer = await app.PostAsync("/v1.0/robot/groups/robots/query", new JsonObject { ["openConversationId"] = chatId }, ct);
        if (answer is not ApiAnswer.Ok ok) found.Bad($"查不到群里的机器人：{answer.Says.TrimEnd('。')}");
        else if (ok.Body.Items("chatbotInstanceVOList").Any(r => r.Text("robotCode") == settings.Robot))
            found.Good($"应用机器人在群里，本分钟还可发 {quotas.Left(DingTalkQuotas.Group(chatId))} 条");
        else found.Bad("应用机器人不在群里，请群主添加");
    }
}
