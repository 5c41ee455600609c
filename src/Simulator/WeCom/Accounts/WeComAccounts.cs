using System.Globalization;
using System.Text.Json;

namespace AntiFraudBot.Simulator.WeCom.Accounts;

/// <summary>The corporation as its admin console shows it.</summary>
public sealed class WeComAccounts
{
    public string CorpId { get; private set; } = "ww1a2b3c4d5e6f7788";

    /// <summary>通讯录同步: may list ids, nothing else.</summary>
    public string? ContactSecret { get; private set; }

    public IReadOnlyList<BotAccount> Bots { get; private set; } = [];

    public IReadOnlyList<AppAccount> Apps { get; private set; } = [];

    /// <summary>What is not mentioned stays as it was.</summary>
    public void Configure(JsonElement apps)
    {
        var wish = apps.Deserialize<Wish>(JsonSerializerOptions.Web) ?? throw new InvalidDataException("apps");
        CorpId = wish.CorpId ?? CorpId;
        ContactSecret = wish.ContactSecret ?? ContactSecret;
        Bots = wish.Bots ?? Bots;
        Apps = wish.Apps ?? Apps;
    }

    public BotAccount? Bot(string? id) => id is null ? (Bots.Count > 0 ? Bots[0] : null) : Bots.FirstOrDefault(b => b.BotId == id);

    public AppAccount? App(int agentId) => Apps.FirstOrDefault(a => a.AgentId == agentId);

    /// <summary>By number as text; null is the first.</summary>
    public AppAccount? AppNamed(string? agentId) =>
        agentId is null ? (Apps.Count > 0 ? Apps[0] : null) : Apps.FirstOrDefault(a => a.AgentId.ToString(CultureInfo.InvariantCulture) == agentId);

    public void SaveApp(string? agentId, string url, string token, string key)
    {
        var saved = AppNamed(agentId);
        Apps = [.. Apps.Select(a => a == saved ? a with { CallbackUrl = url, Token = token, EncodingAesKey = key } : a)];
    }

    /// <summary>From now on the robot is called there and may no longer connect.</summary>
    public void SaveBot(string? botId, string url, string token, string key)
    {
        var saved = Bot(botId);
        Bots = [.. Bots.Select(b => b == saved ? b with { Mode = "callback", CallbackUrl = url, Token = token, EncodingAesKey = key } : b)];
    }

    private sealed record Wish(string? CorpId, string? ContactSecret, IReadOnlyList<BotAccount>? Bots, IReadOnlyList<AppAccount>? Apps);
}
