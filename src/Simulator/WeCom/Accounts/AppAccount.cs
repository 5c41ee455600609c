namespace AntiFraudBot.Simulator.WeCom.Accounts;

/// <summary>自建应用.</summary>
public sealed record AppAccount
{
    public required int AgentId { get; init; }

    public required string Secret { get; init; }

    public string Name { get; init; } = "反诈小助手";

    public string? CallbackUrl { get; init; }

    public string Token { get; init; } = "";

    public string EncodingAesKey { get; init; } = "";

    /// <summary>Path of the department whose members it sees; empty: everybody, which app groups need.</summary>
    public string Visible { get; init; } = "";

    /// <summary>Listed under 客户联系 → 可调用接口的应用.</summary>
    public bool CustomerContact { get; init; } = true;
}
