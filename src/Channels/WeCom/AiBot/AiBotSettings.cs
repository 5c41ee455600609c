using AntiFraudBot.Channels.Crypto;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// The section WeCom:AiBot. With a Secret the bot keeps a long connection, with Token and EncodingAESKey it is called at a URL; the platform
/// allows one of the two. A plain class, not a record: a record would print its secrets.
/// </summary>
public sealed class AiBotSettings
{
    /// <summary>A private deployment has an address of its own, shown in its console.</summary>
    public string Endpoint { get; init; } = "wss://openws.work.weixin.qq.com";

    public string BotId { get; init; } = "";
    public string Secret { get; init; } = "";
    public string Token { get; init; } = "";
    public string EncodingAESKey { get; init; } = "";

    /// <summary>The bot's name as groups show it. Empty: what follows an @ up to the next blank is taken for it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whence files may be fetched: host names, or what host names end in, separated by commas.</summary>
    public string MediaHosts { get; init; } = "myqcloud.com,weixin.qq.com";

    /// <summary>
    /// When the connection is renewed once a day, Asia/Shanghai: some were seen to fall silent while they looked alive. Null: never.
    /// </summary>
    public TimeOnly? RenewAt { get; init; } = new(3, 40);

    public bool Connects => BotId.Length > 0 && Secret.Length > 0;

    public bool IsCalled => !Connects && Token.Length > 0;

    /// <summary>A simulated platform on this machine.</summary>
    internal bool IsLoopback => Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.IsLoopback;

    /// <summary>What is wrong with the settings, one plain sentence each; empty when they can be used.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || !(uri.Scheme == "wss" || (uri.Scheme == "ws" && uri.IsLoopback)))
            yield return "WeCom:AiBot:Endpoint 要写成 wss:// 开头的地址。";
        if (BotId.Length > 0 && Secret.Length == 0 && Token.Length == 0)
            yield return "WeCom:AiBot:Secret 没有填，在智能机器人的 API 模式页面查看（连接方式选“长连接”）。";
        if (BotId.Length == 0 && Secret.Length > 0) yield return "WeCom:AiBot:BotId 没有填，在智能机器人的 API 模式页面查看。";
        if (Secret.Length > 0 && Token.Length > 0)
            yield return "WeCom:AiBot 的 Secret 和 Token 只能填一种：长连接填 Secret，URL 回调填 Token 和 EncodingAESKey。";
        if (Token.Length == 0 != (EncodingAESKey.Length == 0)) yield return "WeCom:AiBot:Token 和 EncodingAESKey 要一起填。";
        else if (EncodingAESKey.Length > 0 && (EncodingAESKey.Length != 43 || PaddedAes.Key(EncodingAESKey) is null))
            yield return "WeCom:AiBot:EncodingAESKey 应是 43 个字母或数字，请重新复制。";
    }
}
