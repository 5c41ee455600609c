namespace AntiFraudBot.Simulator.WeCom.Accounts;

/// <summary>智能机器人. It is either connected over a socket or called at an address, never both.</summary>
public sealed record BotAccount
{
    public required string BotId { get; init; }

    public string Secret { get; init; } = "";

    /// <summary>What people write after the @.</summary>
    public string Name { get; init; } = "反诈小助手";

    /// <summary>socket or callback.</summary>
    public string Mode { get; init; } = "socket";

    public string? CallbackUrl { get; init; }

    public string Token { get; init; } = "";

    public string EncodingAesKey { get; init; } = "";

    public bool OverSocket => Mode == "socket";
}
