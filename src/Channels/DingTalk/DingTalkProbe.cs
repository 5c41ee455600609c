using System.Text.Json.Nodes;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Groups;
using AntiFraudBot.Channels.Probing;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>
/// Looks whether DingTalk would work, in plain Chinese with the next step. Nothing is shown to anybody. A custom robot cannot be looked at without
/// writing into its group, so only its settings are read. One metered call for each bound group.
/// </summary>
public sealed class DingTalkProbe : IChannelProbe
{
    private const string StreamStep = "核对 ClientId 和 ClientSecret，以及本机能否访问 wss-open-connection.dingtalk.com 的 443 端口。";

    private readonly DingTalkSettings _settings;
    private readonly DingTalkApi? _api;
    private readonly GroupProbe _groups;
    private readonly MonthlyBudget _budget;
    private readonly IConnection? _stream;

    internal DingTalkProbe(DingTalkSettings settings, DingTalkApi? api, GroupProbe groups, MonthlyBudget budget, IConnection? stream) =>
        (_settings, _api, _groups, _budget, _stream) = (settings, api, groups, budget, stream);

    public string Channel => DingTalkChannel.ChannelName;

    public async Task<IReadOnlyList<ProbeFinding>> ProbeAsync(IReadOnlyList<Address> groups, CancellationToken ct)
    {
        var findings = new List<ProbeFinding>(Findings.Settings("钉钉设置", _settings.Problems()));
        if (_stream is not null) findings.Add(Findings.Connection("Stream 连接", _stream.State, StreamStep));
        if (_api is not null) findings.Add(await AppAsync(_api, ct));
        findings.AddRange((await _budget.UseAsync(ct)).Select(Month));
        foreach (var (name, robot) in _settings.Webhooks.Where(w => w.Value.Secret.Length == 0))
            findings.Add(new($"自定义机器人“{name}”", ProbeLevel.Warn, "没有填加签密钥。", "安全设置若选的是加签，把 SEC 开头的密钥填到设置里；选的是关键词就不用管。"));
        foreach (var group in groups.Where(g => !g.Private)) findings.Add(await _groups.ProbeAsync(group, ct));
        return findings;
    }

    private async Task<ProbeFinding> AppAsync(DingTalkApi api, CancellationToken ct)
    {
        const string What = "钉钉应用";

        // A free call of the address book: the token, the address and the permission are tried by it.
        return await api.OldAsync("/topapi/v2/department/listsubid", new JsonObject { ["dept_id"] = 1 }, ct, metered: false) switch
        {
            ApiAnswer.Ok => new(What, ProbeLevel.Good, "凭据有效，通讯录可读。"),
            ApiAnswer.Refused { Code: "60020" or "Forbidden.AccessDenied.IpNotInWhiteList" } no => new(
                What, ProbeLevel.Bad, ErrorCodes.Chinese(no.Code), "开发者后台 → 应用 → 安全设置 → 服务器出口 IP，把本机的出口 IP 加进去。"),
            ApiAnswer.Refused { Code: "88" or "60011" or "50002" } no => new(
                What, ProbeLevel.Warn, ErrorCodes.Chinese(no.Code), "开发者后台 → 应用 → 权限管理，申请通讯录只读和企业内机器人发送消息。"),
            ApiAnswer.Refused no => new(What, ProbeLevel.Bad, ErrorCodes.Chinese(no.Code), "开发者后台 → 应用 → 凭证与基础信息，核对 ClientId 和 ClientSecret。"),
            _ => Findings.Unreachable(What, _settings.OapiBase),
        };
    }

    private static ProbeFinding Month(MonthlyUse use) => new(
        $"本月{use.Name}用量", use.Left == 0 ? ProbeLevel.Bad : use.IsShort ? ProbeLevel.Warn : ProbeLevel.Good, $"已用 {use.Used} 次，还剩 {use.Left} 次。",
        use.IsShort ? "升级版本，或少发几次；紧急的事请打电话。" : null);
}
