using System.Text.RegularExpressions;
using AntiFraudBot.Channels.Probing;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.Groups;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>
/// Looks whether WeCom would work, in plain Chinese with the next step. Nothing is shown to anybody: the token is fetched, a call without
/// effect made, and each webhook is offered a tiny file that is never sent.
/// </summary>
public sealed partial class WeComProbe : IChannelProbe
{
    private const string AiBotStep = "核对 WeCom:AiBot 的 BotId 和 Secret，以及本机能否访问 openws.work.weixin.qq.com 的 443 端口。";

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
        var findings = new List<ProbeFinding>(Findings.Settings("企业微信设置", _settings.Problems()));
        if (_aiBot is not null) findings.Add(Findings.Connection("智能机器人", _aiBot.State, AiBotStep));
        if (_api is not null) findings.Add(await AppAsync(_api, ct));
        foreach (var name in _settings.Webhooks.Keys) findings.Add(await WebhookAsync(name, ct));
        foreach (var group in groups.Where(g => !g.Private)) findings.Add(await _groups.ProbeAsync(group, ct));
        return findings;
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
            _ => Findings.Unreachable(What, _settings.ApiBase),
        };
    }

    private async Task<ProbeFinding> WebhookAsync(string name, CancellationToken ct)
    {
        var what = $"群机器人“{name}”";
        return await _webhooks.TryUploadAsync(name, ct) switch
        {
            ApiAnswer.Ok or ApiAnswer.Refused { Code: 45009 } => new(what, ProbeLevel.Good, "在群里，能发。"),
            ApiAnswer.Refused no => new(what, ProbeLevel.Bad, ErrorCodes.Chinese(no.Code), "在群设置 → 消息推送里重新添加，把新地址填到 WeCom:Webhooks。"),
            _ => Findings.Unreachable(what),
        };
    }

    private static string Ip(string hint) => Address().Match(hint) is { Success: true } ip ? $" {ip.Value} " : " ";

    [GeneratedRegex(@"\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){3,7}\b")]
    private static partial Regex Address();
}
