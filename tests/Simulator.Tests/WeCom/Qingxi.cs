using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>A small made-up corporation on the fake: a work group, a residents' group, a robot, an app, a webhook.</summary>
internal static class Qingxi
{
    public const string Group = "wrkSFfCgAAxxShangping";
    public const string Residents = "wrkResidentsShangping";
    public const string Bot = "aibQingxi01";
    public const string BotSecret = "robotsecret";
    public const string Webhook = "693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa";
    public const string Corp = "ww1a2b3c4d5e6f7788";
    public const int Agent = 1000002;
    public const string AppSecret = "appsecret";
    public const string Token = "CountyBotTok2026";
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    public static async Task<Fake> StartAsync(bool realTime = false)
    {
        var fake = await Fake.StartAsync("wecom", realTime);
        await fake.Http.PostAsync("/sim/api/township", new StringContent(Town().ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        return fake;
    }

    public static async Task<NodeScript> ClientAsync(Fake fake, string secret = BotSecret, int heartbeat = 30000)
    {
        var client = new NodeScript("aibot.mjs", fake.World.BaseUrl.Replace("http:", "ws:", StringComparison.Ordinal), Bot, secret, heartbeat.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await client.DoAsync("connect");
        return client;
    }

    public static JsonObject Say(string from, string text, string conversation = Group, bool mentionsBot = true) =>
        new() { ["conversation"] = conversation, ["from"] = from, ["text"] = text, ["mentionsBot"] = mentionsBot };

    public static JsonObject Send(string from, string conversation, string kind, params (string Name, byte[] Bytes)[] files) => new()
    {
        ["conversation"] = conversation,
        ["from"] = from,
        ["kind"] = kind,
        ["files"] = new JsonArray([.. files.Select(f => new JsonObject { ["name"] = f.Name, ["base64"] = Convert.ToBase64String(f.Bytes) })]),
    };

    private static JsonObject Town() => new()
    {
        ["members"] = new JsonArray(
            Member("XueDongquan", "薛冬全", "13800000001", "青溪乡/上坪村"),
            Member("LvZhiying", "吕志英", "13800000002", "青溪乡"),
            Member("PanXiaomei", "潘小妹", "13800000003", "青溪乡/上坪村"),
            new JsonObject { ["id"] = "wmResident01", ["name"] = "老王", ["outside"] = true }),
        ["groups"] = new JsonArray(
            new JsonObject { ["id"] = Group, ["name"] = "上坪村反诈工作群", ["members"] = new JsonArray("XueDongquan", "LvZhiying", "PanXiaomei"), ["bot"] = true, ["webhook"] = Webhook },
            new JsonObject { ["id"] = Residents, ["name"] = "上坪村村民群", ["members"] = new JsonArray("XueDongquan", "wmResident01"), ["external"] = true, ["owner"] = "XueDongquan" }),
        ["apps"] = new JsonObject
        {
            ["corpId"] = Corp,
            ["bots"] = new JsonArray(new JsonObject { ["botId"] = Bot, ["secret"] = BotSecret, ["name"] = "反诈小助手", ["token"] = Token, ["encodingAesKey"] = Key }),
            ["apps"] = new JsonArray(new JsonObject { ["agentId"] = Agent, ["secret"] = AppSecret, ["name"] = "反诈小助手", ["token"] = Token, ["encodingAesKey"] = Key }),
        },
    };

    private static JsonObject Member(string id, string name, string phone, string department) =>
        new() { ["id"] = id, ["name"] = name, ["phone"] = phone, ["department"] = department };
}
