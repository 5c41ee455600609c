using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Webhooks;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Channels.DingTalk.Groups;

/// <summary>How one bound group can be spoken to.</summary>
internal sealed class GroupProbe(DingTalkApi? api, DingTalkSettings settings, WebhookWay webhooks, QuotaBook quotas)
{
    public async Task<ProbeFinding> ProbeAsync(Address group, CancellationToken ct)
    {
        var what = $"群“{(group.Name.Length > 0 ? group.Name : group.ChatId)}”";
        var (good, bad) = (new List<string>(), new List<string>());
        if (api is not null && group.ChatId.StartsWith("cid", StringComparison.Ordinal)) await RobotAsync(api, group.ChatId, good, bad, ct);
        if ((WebhookNames.For(group, webhooks.Knows) ?? group.Services.GetValueOrDefault(GroupServices.Webhook)) is { } name) Webhook(name, good, bad);
        if (good.Count == 0 && bad.Count == 0)
            return new(what, ProbeLevel.Bad, "没有能用的发送方式。", "把应用机器人加进群，在群里@它说“绑定 单位名”；普通群、外部群添加自定义机器人。");
        var level = good.Count == 0 ? ProbeLevel.Bad : bad.Count > 0 ? ProbeLevel.Warn : ProbeLevel.Good;
        return new(what, level, string.Join('；', good.Concat(bad)) + "。", bad.Count > 0 ? "按上面的提示修好，其他方式照常发送。" : null);
    }

    private async Task RobotAsync(DingTalkApi app, string chatId, List<string> good, List<string> bad, CancellationToken ct)
    {
        var answer = await app.PostAsync("/v1.0/robot/groups/robots/query", new JsonObject { ["openConversationId"] = chatId }, ct);
        if (answer is ApiAnswer.Ok ok)
        {
            if (ok.Body.Items("chatbotInstanceVOList").Any(r => r.Text("robotCode") == settings.Robot))
                good.Add($"应用机器人在群里，本分钟还可发 {quotas.Left(DingTalkQuotas.Group(chatId))} 条");
            else bad.Add("应用机器人不在群里，请群主添加");
        }
        else bad.Add($"查不到群里的机器人：{answer.Says.TrimEnd('。')}");
    }

    private void Webhook(string name, List<string> good, List<string> bad)
    {
        if (!webhooks.Knows(name)) bad.Add($"设置里没有名为“{name}”的自定义机器人");
        else if (webhooks.DeadBy(name) is { } code) bad.Add($"自定义机器人“{name}”已失效（{code}），要在群里重新添加");
        else good.Add($"自定义机器人“{name}”已设置，本分钟还可发 {quotas.Left(DingTalkQuotas.Webhook(name))} 条");
    }
}
