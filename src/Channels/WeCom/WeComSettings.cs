using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.WeCom.AiBot;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>The self-built app (自建应用). Token and EncodingAESKey are needed only to hear what people write to it.</summary>
public sealed class WeComAppSettings
{
    public string CorpId { get; init; } = "";
    public string AgentId { get; init; } = "";
    public string Secret { get; init; } = "";
    public string Token { get; init; } = "";
    public string EncodingAESKey { get; init; } = "";

    public bool IsConfigured => CorpId.Length > 0;

    public bool Hears => IsConfigured && Token.Length > 0;
}

/// <summary>
/// The section WeCom. Webhooks: a name of the office's own → the whole address the client shows, key included. Plain classes, not records: a
/// record would print its secrets.
/// </summary>
public sealed class WeComSettings
{
    public string ApiBase { get; init; } = "https://qyapi.weixin.qq.com";
    public AiBotSettings AiBot { get; init; } = new();
    public WeComAppSettings App { get; init; } = new();
    public Dictionary<string, string> Webhooks { get; init; } = [];

    public bool IsConfigured => AiBot.Connects || AiBot.IsCalled || App.IsConfigured || Webhooks.Count > 0;

    /// <summary>What is wrong with the settings, one plain sentence each; empty when they can be used.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsSafe(ApiBase)) yield return "WeCom:ApiBase 要写成 https:// 开头的地址。";
        foreach (var (name, url) in Webhooks)
        {
            if (!IsSafe(url) || !url.Contains("key=", StringComparison.Ordinal))
                yield return $"WeCom:Webhooks:{name} 要填客户端里复制的完整地址（https 开头，带 key=）。";
        }

        foreach (var problem in AiBot.Problems()) yield return problem;
        foreach (var problem in App.IsConfigured ? AppProblems() : AppLeftovers()) yield return problem;
    }

    private IEnumerable<string> AppProblems()
    {
        if (!long.TryParse(App.AgentId, out _)) yield return "WeCom:App:AgentId 要填应用详情页上的数字 AgentId。";
        if (App.Secret.Length == 0) yield return "WeCom:App:Secret 没有填，在应用详情页查看 Secret。";
        if (App.Token.Length == 0 != (App.EncodingAESKey.Length == 0))
            yield return "WeCom:App:Token 和 EncodingAESKey 要一起填，在应用的“接收消息”里设置 API 接收时生成。";
        else if (App.EncodingAESKey.Length > 0 && (App.EncodingAESKey.Length != 43 || PaddedAes.Key(App.EncodingAESKey) is null))
            yield return "WeCom:App:EncodingAESKey 应是 43 个字母或数字，请重新复制。";
    }

    private IEnumerable<string> AppLeftovers()
    {
        if (App.AgentId.Length + App.Secret.Length + App.Token.Length > 0) yield return "WeCom:App:CorpId 没有填，在“我的企业”页面最下方查看企业 ID。";
    }

    // Plain http is for a simulated platform on this machine only: a secret must not cross a network in the open.
    private static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
