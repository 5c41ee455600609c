using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Cards;

/// <summary>Interactive cards: create, deliver, both at once, update; and the address of presses over HTTP.</summary>
public sealed class CardApi(World world, CardDeck deck, Conversations conversations, Mouth mouth)
{
    private const string Permission = "Card.Instance.Write";
    private const string Both = "v1.0/card/instances/createAndDeliver";
    private const string Space = "dtv1.card//";

    public IEnumerable<Interface> Interfaces() =>
    [
        Interface.New("POST", "/" + Both, Permission, CreatingAndDelivering),
        Interface.New("POST", "/v1.0/card/instances", Permission, Creating),
        Interface.New("POST", "/v1.0/card/instances/deliver", Permission, call => Delivering(call)),
        Interface.New("PUT", "/v1.0/card/instances", Permission, Updating),
        Interface.New("POST", "/v1.0/card/callbacks/register", Permission, Registering),
    ];

    private Answer CreatingAndDelivering(Call call)
    {
        if (Misaddressed(call) is { } nowhere) return nowhere;
        var created = Creating(call);
        return created.Refused is null ? Delivering(call) : created;
    }

    private Answer Creating(Call call)
    {
        var id = call.Body.Text("outTrackId");
        if (string.IsNullOrEmpty(id)) return Answer.No("param.outTrackIdEmpty", "outTrackId为空");
        if (Encoding.UTF8.GetByteCount(id) > 64) return Answer.No("param.invalid", "outTrackId过长");
        var template = call.Body.Text("cardTemplateId");
        if (string.IsNullOrEmpty(template) || (deck.Templates.Count > 0 && !deck.Templates.Contains(template)))
            return Answer.No("param.templateNotExist", "卡片模板不存在");
        if (CardDeck.Values(call.Body.Object("cardData")) is not { } values) return Answer.No("param.invalid", "cardParamMap的值必须是字符串");
        if (values.Any(TooLarge)) return Answer.No("param.invalid", "cardParamMap的值过长");
        var card = new Card(id, call.App.ClientId)
        {
            Values = values,
            CallbackType = call.Body.Text("callbackType"),
            RouteKey = call.Body.Text("callbackRouteKey"),
        };
        return deck.Add(card)
            ? Answer.Ok(new JsonObject { ["success"] = true, ["result"] = id })
            : Answer.No("param.cardAlreadyExist", "卡片已存在");
    }

    private bool TooLarge(KeyValuePair<string, string> value) =>
        Encoding.UTF8.GetByteCount(value.Key) > 100 || Encoding.UTF8.GetByteCount(value.Value) > world.Switches.Number("cardValueBytes");

    private static Answer? Misaddressed(Call call)
    {
        if (call.Body.Text("openSpaceId") is not { } spaces || !spaces.StartsWith(Space, StringComparison.Ordinal)
            || spaces[Space.Length..].Split(';').Any(s => !s.StartsWith("IM_GROUP.", StringComparison.OrdinalIgnoreCase) && !s.StartsWith("IM_ROBOT.", StringComparison.OrdinalIgnoreCase)))
            return Answer.No("param.openSpaceIdInvalid", "openSpaceId不合法");
        var group = spaces.Contains("IM_GROUP.", StringComparison.OrdinalIgnoreCase);
        return call.Body.Object(group ? "imGroupOpenDeliverModel" : "imRobotOpenDeliverModel") is null
            ? Answer.No("param.openDeliverModelEmpty", "投放参数为空")
            : null;
    }

    private Answer Delivering(Call call)
    {
        if (Misaddressed(call) is { } nowhere) return nowhere;
        if (deck.Find(call.Body.Text("outTrackId")) is not { } card) return Answer.No("param.cardNotExist", "卡片不存在");
        var (results, lines) = (new JsonArray(), new Dictionary<string, long>(card.Lines));
        foreach (var space in call.Body.Text("openSpaceId")![Space.Length..].Split(';'))
        {
            var (type, id) = (space[..space.IndexOf('.', StringComparison.Ordinal)].ToUpperInvariant(), space[(space.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            var error = type == "IM_GROUP" ? HangInGroup(call, card, id, lines) : HangInPrivate(call, card, id, lines);
            var result = new JsonObject { ["spaceType"] = type, ["spaceId"] = id, ["success"] = error is null };
            if (error is null) result["carrierId"] = world.Ids.Letters(22) + "=";
            else result["errorMsg"] = error;
            results.Add(result);
        }
        deck.Hang(card.OutTrackId, lines);
        return Answer.Ok(new JsonObject
        {
            ["success"] = true,
            ["result"] = new JsonObject { ["outTrackId"] = card.OutTrackId, ["deliverResults"] = results },
        });
    }

    private string? HangInGroup(Call call, Card card, string openId, Dictionary<string, long> lines)
    {
        var model = call.Body.Object("imGroupOpenDeliverModel");
        if (conversations.Find(openId) is not { } group || group.OpenId != openId) return "群不存在";
        if (model?.Text("robotCode") != call.App.RobotCode || !conversations.Robots(group).Contains(call.App.RobotCode)) return "机器人不在群内";
        string[] at = [.. (model.Object("atUserIds") ?? []).Select(a => a.Key)];
        string[] rings = at.Contains("@ALL") ? ["@all"] : [.. at.Where(group.Group.Has)];
        lines[$"IM_GROUP.{openId}"] = mouth.InGroup(group, "bot", call.App.Name, Both, card.Render(rings)).Id;
        return null;
    }

    private string? HangInPrivate(Call call, Card card, string userId, Dictionary<string, long> lines)
    {
        if (world.Township.Member(userId) is not { Outside: false } || call.App.Invisible.Contains(userId)) return "用户不存在";
        if (call.Body.Object("imRobotOpenDeliverModel")?.Text("robotCode") is { } code && code != call.App.RobotCode) return "机器人不存在";
        lines[$"IM_ROBOT.{userId}"] = mouth.InPrivate(userId, call.App.Name, Both, card.Render([])).Id;
        return null;
    }

    private Answer Updating(Call call)
    {
        if (string.IsNullOrEmpty(call.Body.Text("outTrackId"))) return Answer.No("param.outTrackIdEmpty", "outTrackId为空");
        if (deck.Find(call.Body.Text("outTrackId")) is not { } card) return Answer.No("param.cardNotExist", "卡片不存在");
        if (call.Body.Object("cardData") is { } data && (CardDeck.Values(data) is not { } values || values.Any(TooLarge)))
            return Answer.No("param.invalid", "cardParamMap不合法");
        deck.Update(card, call.Body, null);
        world.Counters.Effect("v1.0/card/instances");
        return Answer.Ok(new JsonObject { ["success"] = true, ["result"] = true });
    }

    private Answer Registering(Call call)
    {
        if (!Uri.TryCreate(call.Body.Text("callbackUrl"), UriKind.Absolute, out var url)) return Answer.No("param.invalid", "callbackUrl不合法");
        var key = call.Body.Text("callbackRouteKey") ?? call.App.ClientId;
        if (deck.Route(key) is not null && !call.Body.Flag("forceUpdate")) return Answer.No("param.callbackRouteKeyExist", "callbackRouteKey已注册");
        var secret = call.Body.Text("apiSecret") ?? world.Ids.Letters(32);
        deck.Register(key, url, secret);
        return Answer.Ok(new JsonObject { ["success"] = true, ["result"] = new JsonObject { ["callbackUrl"] = url.ToString(), ["apiSecret"] = secret } });
    }
}
