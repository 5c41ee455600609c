using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Cards;

/// <summary>One thing to be filled in. Word = what a person would type before the number (安装); it comes back as the field's name.</summary>
public sealed record ReportField(string Word, bool Required = true);

/// <summary>
/// A form for the duties a unit owes. Key = ours, at most 64 characters, the same at every attempt: the platform shows it once. Calls = who is
/// called by it, user id and name.
/// </summary>
public sealed record ReportCard(string Key, string Title, string Deadline, IReadOnlyList<ReportField> Fields, IReadOnlyDictionary<string, string> Calls)
{
    /// <summary>What stands above the fields; more than a kilobyte is cut.</summary>
    public string Words { get; init; } = "";
}

/// <summary>What became of a card. Refused says in Chinese why; the text way is always there.</summary>
public abstract record CardOutcome
{
    public sealed record Shown : CardOutcome;
    public sealed record Refused(string Code, string Says) : CardOutcome;

    /// <summary>A quota is used up; nothing was shown.</summary>
    public sealed record Waits(string Quota, TimeSpan After) : CardOutcome;
}

/// <summary>
/// Interactive cards as report forms. What is filled in comes back as the text the person would have typed, so nothing depends on cards: who
/// cannot see them types.
/// </summary>
public sealed class ReportCards(DingTalkApi api, DingTalkSettings settings)
{
    // The platform's page says one kilobyte; its own sample is longer. Small forms are safe either way.
    private const int MostFields = 8, MostBytes = 1000;
    private const string Create = "/v1.0/card/instances/createAndDeliver";

    // The address presses are posted to, under a name of ours.
    private const string Route = "afb-report";
    private bool _registered;

    public bool IsConfigured => settings.CardTemplate.Length > 0;

    /// <summary>The calls one card takes.</summary>
    internal static string Path => Create;

    /// <summary>Into a group by its openConversationId.</summary>
    public async Task<CardOutcome> ShowInGroupAsync(string openConversationId, ReportCard card, CancellationToken ct)
    {
        var body = Body(card);
        body["openSpaceId"] = $"dtv1.card//IM_GROUP.{openConversationId}";
        body["imGroupOpenSpaceModel"] = new JsonObject { ["supportForward"] = false };
        body["imGroupOpenDeliverModel"] = new JsonObject { ["robotCode"] = settings.Robot, ["atUserIds"] = Map(card.Calls) };
        return await ShowAsync(body, ct);
    }

    public async Task<CardOutcome> ShowInPrivateAsync(string userId, ReportCard card, CancellationToken ct)
    {
        var body = Body(card);
        body["openSpaceId"] = $"dtv1.card//IM_ROBOT.{userId}";
        body["imRobotOpenSpaceModel"] = new JsonObject { ["supportForward"] = false };
        body["imRobotOpenDeliverModel"] = new JsonObject { ["spaceType"] = "IM_ROBOT", ["robotCode"] = settings.Robot };
        return await ShowAsync(body, ct);
    }

    /// <summary>Writes on the card what was done (已登记 王建国 17:42). Not from inside the press itself.</summary>
    public async Task<CardOutcome> UpdateAsync(string key, string status, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["outTrackId"] = key,
            ["cardData"] = new JsonObject { ["cardParamMap"] = new JsonObject { ["status"] = status } },
            ["cardUpdateOptions"] = new JsonObject { ["updateCardDataByKey"] = true },
        };
        var answer = await api.NewAsync(HttpMethod.Put, "/v1.0/card/instances", body, ct);
        return answer is ApiAnswer.Ok ? new CardOutcome.Shown() : Refused(answer);
    }

    // Without the route nobody hears a press; registering it again is no harm.
    private async Task<ApiAnswer?> RegisterAsync(CancellationToken ct)
    {
        if (settings.Connects || _registered) return null;
        var body = new JsonObject
        {
            ["callbackRouteKey"] = Route, ["callbackUrl"] = settings.CardCallbackUrl, ["apiSecret"] = settings.CardCallbackSecret, ["forceUpdate"] = true,
        };
        if (await api.PostAsync("/v1.0/card/callbacks/register", body, ct) is not ApiAnswer.Ok and var no) return no;
        _registered = true;
        return null;
    }

    private JsonObject Body(ReportCard card)
    {
        var fields = card.Fields.Take(MostFields)
            .Select(f => (JsonNode)new JsonObject { ["name"] = f.Word, ["label"] = f.Word, ["type"] = "NUMBER", ["required"] = f.Required });
        return new JsonObject
        {
            ["cardTemplateId"] = settings.CardTemplate,
            ["outTrackId"] = card.Key,
            [settings.Connects ? "callbackType" : "callbackRouteKey"] = settings.Connects ? "STREAM" : Route,
            ["userIdType"] = 1,
            ["cardData"] = new JsonObject
            {
                ["cardParamMap"] = new JsonObject
                {
                    ["title"] = card.Title, ["text"] = Short(card.Words), ["deadline"] = card.Deadline, ["status"] = "待填报",
                    ["form"] = DingTalkApi.Text(new JsonObject { ["fields"] = new JsonArray([.. fields]) }),
                },
            },
        };
    }

    private async Task<CardOutcome> ShowAsync(JsonObject body, CancellationToken ct)
    {
        if (!IsConfigured) return new CardOutcome.Refused("no-template", "还没有卡片模板，按文字上报。");
        if (await RegisterAsync(ct) is { } deaf) return Refused(deaf);
        var answer = await api.PostAsync(Create, body, ct);

        // The key makes a repetition harmless: the card is there, once.
        if (answer is ApiAnswer.NoAnswer) answer = await api.PostAsync(Create, body, ct);
        if (answer is ApiAnswer.Refused { Code: "param.cardAlreadyExist" }) return new CardOutcome.Shown();
        if (answer is not ApiAnswer.Ok ok) return Refused(answer);
        var missed = ok.Body.Child("result").Items("deliverResults").Where(r => r.Child("success").ValueKind != JsonValueKind.True).ToList();
        return missed.Count == 0 ? new CardOutcome.Shown() : new CardOutcome.Refused("not-delivered", $"卡片没有投到：{missed[0].Text("errorMsg") ?? "平台没有说原因"}。");
    }

    private static CardOutcome Refused(ApiAnswer answer) => answer is ApiAnswer.Resting rest
        ? new CardOutcome.Waits(rest.Quota, rest.After)
        : new CardOutcome.Refused(answer is ApiAnswer.Refused refused ? ApiAnswer.Name(refused.Code) : "unconfirmed", answer.Says);

    private static string Short(string words)
    {
        if (Encoding.UTF8.GetByteCount(words) <= MostBytes) return words;
        var cut = new StringBuilder();
        var bytes = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > MostBytes - 3) break;
            cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }

    private static JsonObject Map(IReadOnlyDictionary<string, string> pairs) =>
        new(pairs.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value)));
}
