using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Simulation;

/// <summary>The bot's accounts on a simulated platform: what an administrator would have made in its console, and the settings that name them.</summary>
internal static class SimulatedAccounts
{
    private const string CorpId = "ww00simulated0001";
    private const string BotId = "aib-simulated-0001";
    private const string BotSecret = "simulated-bot-secret-not-a-secret";
    private const int AgentId = 1000002;
    private const string AppSecret = "simulated-app-secret-not-a-secret";
    private const string ClientId = "dingsimulated0001";
    private const string ClientSecret = "simulated-client-secret-not-a-secret";

    // What 从零接入钉钉 has the office tick.
    private static readonly string[] Ticked = ["chat_update_title", "chat_disband", "chat_add_member", "chat_remove_member", "chat_quit", "robot_msg_read"];

    /// <summary>The file the simulated platform is filled from.</summary>
    public static object Township(SimulatedTownship township, string edition) => new
    {
        groups = township.Chats.Select(g => new
        {
            id = g.Id,
            name = g.Name,
            members = g.MemberIds,
            external = g is { Kind: GroupKind.Residents, Bot: false },
            bot = g.Bot,
            webhook = g.Bot ? KeyOf(g.Id) : null,
            owner = g.MemberIds.Count > 0 ? g.MemberIds[0] : null,
        }),
        members = township.People.Select(m => new { id = m.Id, name = m.Name, phone = township.Phones.GetValueOrDefault(m.Id), department = m.UnitId }),
        apps = township.Channel == "wecom"
            ? (object)new
            {
                corpId = CorpId,
                bots = new[] { new { botId = BotId, secret = BotSecret, name = BotMention.Name } },
                apps = new[] { new { agentId = AgentId, secret = AppSecret, name = BotMention.Name } },
            }
            : new
            {
                edition,
                applications = new[] { new { clientId = ClientId, clientSecret = ClientSecret, name = BotMention.Name, ticked = Ticked } },
            },
    };

    public static IReadOnlyDictionary<string, string?> SettingsFor(string url, SimulatedTownship township)
    {
        if (township.Channel != "wecom")
        {
            return new Dictionary<string, string?>
            {
                ["DingTalk:ApiBase"] = url,
                ["DingTalk:OapiBase"] = url,
                ["DingTalk:ClientId"] = ClientId,
                ["DingTalk:ClientSecret"] = ClientSecret,
                ["DingTalk:RobotCode"] = ClientId,
            };
        }

        var settings = new Dictionary<string, string?>
        {
            ["WeCom:ApiBase"] = url,
            ["WeCom:AiBot:Endpoint"] = url.Replace("http", "ws", StringComparison.Ordinal),
            ["WeCom:AiBot:BotId"] = BotId,
            ["WeCom:AiBot:Secret"] = BotSecret,
            ["WeCom:App:CorpId"] = CorpId,
            ["WeCom:App:AgentId"] = AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["WeCom:App:Secret"] = AppSecret,
        };
        foreach (var group in township.Chats.Where(g => g.Bot)) settings[$"WeCom:Webhooks:{group.Id}"] = $"{url}/cgi-bin/webhook/send?key={KeyOf(group.Id)}";
        return settings;
    }

    /// <summary>Further ways into a group, as an office would have noted them.</summary>
    public static IEnumerable<(string GroupId, string Service, string Reference)> Services(string channel, IEnumerable<Group> groups) => channel != "wecom"
        ? []
        : groups.Where(g => g is { Channel: "wecom", Bot: true, Kind: not GroupKind.Dm }).Select(g => (g.Id, GroupServices.Webhook, g.Id));

    private static string KeyOf(string groupId) => "key-" + groupId;
}
