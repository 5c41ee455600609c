using System.Text.RegularExpressions;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.Groups;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>
/// Looks whether WeCom would work, in plain Chinese with the next step. Nothing is shown to anybody: the token is fetched, a call without
/// effect made, and each webhook is offered a tiny file that is never sent.
/// </summary>
public sealed partial class WeComProbe : IChannelProbe
{
    private readonly WeComSettings _settings;
    private readonly WeComApi? _api;
    private readonly WebhookWay _webhooks;
    private readonly GroupProbe _groups;
    private readonly IConnection? _aiBot;

    internal WeComProbe(WeComSettings settings, WeComApi? api, WebhookWay webhooks, GroupProbe groups, IConnection? aiBot) =>
        (_settings, _api, _webhooks, _groups, _aiBot) = (settings, api, webhooks, groups, aiBot);

    public string Channel => WeComChannel.ChannelName;

    public async Task<IReadOnlyList<ProbeFinding>> ProbeAsync(IReadOnlyList<Address> groups, CancellationToken ct)
    {
        var findings = new List<ProbeFinding>();
        var problems = _settings.Problems().ToList();
        findings.AddRange(problems.Select(p => new ProbeFinding("企业微信设置", ProbeLevel.Bad, p, "改好设置后重新启动。")));
        if (problems.Count == 0) findings.Add(new("企业微信设置", ProbeLevel.Good, "填写完整。"));
        if (_aiBot is not null) findings.Add(AiBot(_aiBot.State));
        if (_api is not null) findings.Add(await AppAsync(_api, ct));
        foreach (var name in _settings.Webhooks.Keys) findings.Add(await WebhookAsync(name, ct));
        foreach (var group in groups.Where(g => !g.Private)) findings.Add(await _groups.ProbeAsync(group, ct));
        return findings;
    }

    // A second connection would push the running bot out, so nobody connects just to look.
    private static ProbeFinding AiBot(ConnectionState state)
    {
        const string What = "智能机器人";
        if (state.Ready) return new(What, ProbeLevel.Good, "长连接正常。");
        return state.Trouble is { } trouble
            ? new(What, ProbeLevel.Bad, trouble, "核对 WeCom:AiBot 的 BotId 和 Secret，以及本机能否访问 openws.work.weixin.qq.com 的 443 端口。")
            : new(What, ProbeLevel.Good, "设置已填，长连接由运行中的机器人保持，状态看 /health。");
    }

    private async Task<ProbeFinding> AppAsync(WeComApi api, CancellationToken ct)
    {
        const string What = "自建应用";
        return await api.GetAsync("getcallbackip", ct) switch
        {
            ApiAnswer.Ok => new(What, ProbeLevel.Good, _settings.App.Hears ? "凭据有效，能收能发。" : "凭据有效，能发；没有设置“接收消息”，收不到私聊。"),
            ApiAnswer.Refused { Code: 60020 } no => new(
                What, ProbeLevel.Bad, $"出口 IP{Ip(no.Hint)}不在企业可信 IP 里。",
                "管理后台 → 应用管理 → 应用 → 开发者接口 → 企业可信IP，把这个 IP 加进去（要先设置可信域名或“接收消息”）。"),
            ApiAnswer.Refused no => new(What, ProbeLevel.Bad, ErrorCodes.Chinese(no.Code), "管理后台 → 应用管理 → 应用，核对企业 ID、AgentId 和 Secret。"),
            _ => new(What, ProbeLevel.Bad, $"连不上 {new Uri(_settings.ApiBase).Host}。", "检查本机能否上网、防火墙是否放行对外 443 端口。"),
        };
    }

    private async Task<ProbeFinding> WebhookAsync(string name, CancellationToken ct)
    {
        var what = $"群机器人“{name}”";
        return await _webhooks.TryUploadAsync(name, ct) switch
        {
            ApiAnswer.Ok or ApiAnswer.Refused { Code: 45009 } => new(what, ProbeLevel.Good, "在群里，能发。"),
            ApiAnswer.Refused no => new(what, ProbeLevel.Bad, ErrorCodes.Chinese(no.Code), "在群设置 → 消息推送里重新添加，把新地址填到 WeCom:Webhooks。"),
            _ => new(what, ProbeLevel.Bad, "连不上。", "检查本机能否上网、防火墙是否放行对外 443 端口。"),
        };
    }

    private static string Ip(string hint) => Address().Match(hint) is { Success: true } ip ? $" {ip.Value} " : " ";

    [GeneratedRegex(@"\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){3,7}\b")]
    private static partial Regex Address();
}
