using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>A made-up township on DingTalk: one application, two groups with its bot, one of residents with a webhook robot.</summary>
internal static class Liuhe
{
    public const string ClientId = "dingliuhe0000";
    public const string Secret = "liuhe-secret-0123456789abcdefghijklmnopqrstuvwxyz";
    public const string Group = "liuhe";
    public const string Donggou = "donggou";
    public const string Residents = "residents";
    public const string Webhook = "3f1c0000000000000000000000000000000000000000000000000000000000aa";
    public const string WebhookSecret = "SEC1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091";
    public const string Bot = "反诈小助手";

    public static string OpenId(string group) => Conversations.OpenId(group);

    public static async Task<Fake> StartAsync(JsonObject? more = null, bool realTime = false)
    {
        var fake = await Fake.StartAsync("dingtalk", realTime);
        // A busy test machine is not a slow office.
        await fake.SwitchAsync("callbackPatienceMs", 20_000);
        var township = fake.World.Township;
        township.Put(new Member("u_wangjg", "王建国", "13800000001", "柳河镇/东沟村"));
        township.Put(new Member("u_limin", "李敏", "13800000002", "柳河镇/东沟村"));
        township.Put(new Member("u_zhengzr", "郑自然", "13800000003", "柳河镇"));
        township.Put(new Member("r_sun", "孙大娘", "13800000009", Outside: true));
        township.Put(new Group { Id = Group, Name = "柳河镇工作群", Members = ["u_wangjg", "u_limin", "u_zhengzr"], Bot = true, Owner = "u_zhengzr" });
        township.Put(new Group { Id = Donggou, Name = "东沟村干部群", Members = ["u_wangjg", "u_limin"], Bot = true, Owner = "u_wangjg" });
        township.Put(new Group { Id = Residents, Name = "东沟村居民群", Members = ["u_wangjg", "r_sun"], External = true, Webhook = Webhook });
        await fake.TellAsync("/sim/api/apps", Accounts());
        if (more is not null) await fake.TellAsync("/sim/api/apps", more);
        return fake;
    }

    public static JsonObject Accounts() => new()
    {
        ["edition"] = "standard",
        ["applications"] = new JsonArray(Application()),
        ["robots"] = new JsonArray(new JsonObject { ["token"] = Webhook, ["groupId"] = Residents, ["name"] = "村务提醒", ["secret"] = WebhookSecret }),
    };

    public static JsonObject Application() => new() { ["clientId"] = ClientId, ["clientSecret"] = Secret, ["name"] = Bot };

    public static JsonObject Say(string from, string text, string conversation = Group, bool mentionsBot = true) => new()
    {
        ["conversation"] = conversation,
        ["from"] = from,
        ["text"] = text,
        ["mentionsBot"] = mentionsBot,
    };

    public static JsonObject Send(string from, string conversation, string kind, string name, byte[] bytes, string text = "") => new()
    {
        ["conversation"] = conversation,
        ["from"] = from,
        ["kind"] = kind,
        ["text"] = text,
        ["mentionsBot"] = conversation != "private",
        ["files"] = new JsonArray(new JsonObject { ["name"] = name, ["base64"] = Convert.ToBase64String(bytes) }),
    };

    /// <summary>A control call whose answer does not matter.</summary>
    public static async Task TellAsync(this Fake fake, string path, JsonNode body)
    {
        using var answer = await fake.Http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    public static async Task<string> TokenAsync(this Fake fake) =>
        (await fake.PostAsync("/v1.0/oauth2/accessToken", new JsonObject { ["appKey"] = ClientId, ["appSecret"] = Secret }))["accessToken"]!.ToString();

    /// <summary>A call of the new kind; the status stands beside the answer as `status`.</summary>
    public static async Task<JsonObject> NewAsync(this Fake fake, string path, JsonObject body, string? token = null, string verb = "POST")
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        request.Headers.Add("x-acs-dingtalk-access-token", token ?? await fake.TokenAsync());
        if (verb != "GET") request.Content = JsonContent.Create(body);
        using var answer = await fake.Http.SendAsync(request);
        var read = (JsonObject)(await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        read["status"] = (int)answer.StatusCode;
        return read;
    }

    public static async Task<JsonObject> OldAsync(this Fake fake, string path, JsonObject body) =>
        (JsonObject)await fake.PostAsync($"{path}?access_token={await fake.TokenAsync()}", body);

    public static JsonObject Push(string group, string text) => new()
    {
        ["robotCode"] = ClientId,
        ["openConversationId"] = OpenId(group),
        ["msgKey"] = "sampleText",
        ["msgParam"] = new JsonObject { ["content"] = text }.ToJsonString(),
    };

    public static string Code(this JsonNode answer) => (answer["code"] ?? answer["errcode"])!.ToString();
}
