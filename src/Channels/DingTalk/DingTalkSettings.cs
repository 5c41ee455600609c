using AntiFraudBot.Channels.Crypto;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>A custom robot of one group (自定义机器人): its whole address, and its secret when it was set up with 加签.</summary>
public sealed class DingTalkWebhookSettings
{
    public string Url { get; init; } = "";
    public string Secret { get; init; } = "";
}

/// <summary>
/// The section DingTalk. Webhooks: a name of the office's own → its robot. Receive: stream, or http where outgoing WebSockets are blocked.
/// EventToken and EventAesKey are needed only for events over HTTP. Plain classes, not records: a record would print its secrets.
/// </summary>
public sealed class DingTalkSettings
{
    public string ApiBase { get; init; } = "https://api.dingtalk.com";
    public string OapiBase { get; init; } = "https://oapi.dingtalk.com";
    public string ClientId { get; init; } = "";
    public string ClientSecret { get; init; } = "";

    /// <summary>Empty: the same as ClientId, as for a bot of the own organisation.</summary>
    public string RobotCode { get; init; } = "";
    public string Receive { get; init; } = "stream";
    public string EventToken { get; init; } = "";
    public string EventAesKey { get; init; } = "";

    /// <summary>standard, professional or addon; MonthlyCalls and MonthlyWebhooks over zero replace its numbers.</summary>
    public string Edition { get; init; } = "standard";
    public int MonthlyCalls { get; init; }
    public int MonthlyWebhooks { get; init; }

    /// <summary>The group template for 建群, and the card template for report forms; empty: without.</summary>
    public string SceneTemplate { get; init; } = "";
    public string CardTemplate { get; init; } = "";

    /// <summary>Only with Receive http: the public address of /callback/dingtalk/cards, and a secret of the office's own that signs presses.</summary>
    public string CardCallbackUrl { get; init; } = "";
    public string CardCallbackSecret { get; init; } = "";
    public Dictionary<string, DingTalkWebhookSettings> Webhooks { get; init; } = [];

    public bool HasApp => ClientId.Length > 0;

    public bool IsConfigured => HasApp || Webhooks.Count > 0;

    public bool Connects => HasApp && Receive == "stream";

    public string Robot => RobotCode.Length > 0 ? RobotCode : ClientId;

    /// <summary>What is wrong with the settings, one plain sentence each; empty when they can be used.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsSafe(ApiBase)) yield return "DingTalk:ApiBase 要写成 https:// 开头的地址。";
        if (!IsSafe(OapiBase)) yield return "DingTalk:OapiBase 要写成 https:// 开头的地址。";
        if (Editions.Named(Edition) is null) yield return "DingTalk:Edition 只能写 standard、professional 或 addon。";
        if (Receive is not ("stream" or "http")) yield return "DingTalk:Receive 只能写 stream 或 http。";
        if (HasApp && ClientSecret.Length == 0) yield return "DingTalk:ClientSecret 没有填，在开发者后台“凭证与基础信息”查看。";
        if (!HasApp && ClientSecret.Length + RobotCode.Length > 0) yield return "DingTalk:ClientId 没有填，在开发者后台“凭证与基础信息”查看。";
        if (EventToken.Length == 0 != (EventAesKey.Length == 0)) yield return "DingTalk:EventToken 和 EventAesKey 要一起填。";
        else if (EventAesKey.Length > 0 && (EventAesKey.Length != 43 || PaddedAes.Key(EventAesKey) is null))
            yield return "DingTalk:EventAesKey 应是 43 个字母或数字，请重新复制。";
        if (CardTemplate.Length > 0 && Receive == "http" && (!IsSafe(CardCallbackUrl) || CardCallbackSecret.Length < 16))
            yield return "DingTalk:Receive 是 http 时要用卡片，CardCallbackUrl 填 https://本机域名/callback/dingtalk/cards，CardCallbackSecret 自定 16 位以上。";
        foreach (var (name, robot) in Webhooks)
        {
            if (!IsSafe(robot.Url) || !robot.Url.Contains("access_token=", StringComparison.Ordinal))
                yield return $"DingTalk:Webhooks:{name}:Url 要填客户端里复制的完整地址（https 开头，带 access_token=）。";
        }
    }

    // Plain http is for a simulated platform on this machine only: a secret must not cross a network in the open.
    internal static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
