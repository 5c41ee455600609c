using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.Apps;

/// <summary>应用消息: to members, each in the single chat with the app.</summary>
public sealed class AppMessages(World world, MessageReader reader, CardBook cards, CardCodes codes)
{
    private const string Send = "message/send";
    private const string Recall = "message/recall";
    private const int PerAccount = 200;
    private static readonly Limit MemberMinute = new(30, TimeSpan.FromMinutes(1), Blocks: false);
    private static readonly Limit MemberHour = new(1000, TimeSpan.FromHours(1), Blocks: false);
    private static readonly TimeSpan RecallTime = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, Sent> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, JsonObject Answer)> repeats = new(StringComparer.Ordinal);

    public void Open(ApiDesk desk)
    {
        desk.On(Send, SendMessage);
        desk.On(Recall, RecallMessage);
    }

    public static string Owner(AppAccount app) => $"app:{app.AgentId}";

    public static MessageRules Rules { get; } = new()
    {
        Kinds = new HashSet<string> { "text", "markdown", "image", "voice", "video", "file", "textcard", "news", "mpnews", "template_card" },
        MarkdownBytes = 2048,
        CutsText = true,
        Cards = TemplateCard.All,
        CardLimits = (36, 44, 160, 30),
        MediaRealm = MediaShelf.Corp,
    };

    private ApiAnswer SendMessage(ApiCall call)
    {
        var app = Agent(call);
        var receivers = Receivers.Read(call.Body, world.Township, app);
        var bubble = reader.Read(call.Body, Rules);
        var interactive = bubble.Card is { } card && TemplateCard.Interactive.Contains(card.Text("card_type")!);
        if (interactive && app.CallbackUrl is null) throw new RefusalException(43012);
        if (Repeated(app, call.Body) is { } before) return before;
        var cap = Limit.PerDay(world.Switches.Number("accountCap") * PerAccount);
        if (world.Quotas.Take($"app:{app.AgentId}", receivers.Members.Count, cap) is not null) throw new RefusalException(45009);
        cards.Claim(Owner(app), bubble);
        return Remember(app, call.Body, Deliver(app, receivers, bubble, interactive));
    }

    private JsonObject Deliver(AppAccount app, Receivers receivers, Bubble bubble, bool interactive)
    {
        var msgId = world.Ids.Letters(52);
        var lines = new List<long>();
        foreach (var member in receivers.Members)
        {
            if (world.Quotas.Take($"app:{app.AgentId}:{member.Id}", 1, MemberMinute, MemberHour) is not null)
            {
                world.Counters.DroppedSilently(Send, 1);
                continue;
            }

            var line = world.Transcript.Add(bubble.ToLine(Chats.WithApp(app.AgentId, member.Id), "app", app.Name, Send) with { MsgId = msgId });
            cards.Keep(line, Owner(app), bubble);
            lines.Add(line.Id);
            world.Counters.Effect(Send);
        }

        sent[msgId] = new Sent(app.AgentId, lines, world.Clock.GetUtcNow());
        var answer = new JsonObject { ["msgid"] = msgId };
        if (receivers.InvalidUsers.Count > 0) answer["invaliduser"] = string.Join('|', receivers.InvalidUsers);
        if (receivers.InvalidParties.Count > 0) answer["invalidparty"] = string.Join('|', receivers.InvalidParties);
        if (interactive) answer["response_code"] = codes.Issue(app.AgentId, bubble.Card.Text("task_id"));
        return answer;
    }

    private ApiAnswer RecallMessage(ApiCall call)
    {
        var app = call.ForApp;
        if (!sent.TryGetValue(call.Need("msgid"), out var message) || message.AgentId != app.AgentId || message.At + RecallTime < world.Clock.GetUtcNow())
            throw new RefusalException(40058, "msgid");
        foreach (var line in message.Lines) world.Transcript.Change(line, l => l with { Recalled = true });
        world.Counters.Effect(Recall);
        return ApiAnswer.Ok;
    }

    private static AppAccount Agent(ApiCall call)
    {
        var agentId = call.Body.Number("agentid") ?? throw new RefusalException(41011, "agentid missing");
        return call.ForApp.AgentId == agentId ? call.ForApp : throw new RefusalException(301002, "not allow operate another agent with this accesstoken");
    }

    /// <summary>enable_duplicate_check: the same request again is answered as before, and not sent.</summary>
    private JsonObject? Repeated(AppAccount app, JsonObject body)
    {
        if (body.Number("enable_duplicate_check") != 1) return null;
        var interval = TimeSpan.FromSeconds(Math.Clamp(body.Number("duplicate_check_interval") ?? 1800, 1, 14400));
        return repeats.TryGetValue($"{app.AgentId}{body.ToJsonString()}", out var before) && before.At + interval > world.Clock.GetUtcNow() ? before.Answer : null;
    }

    private JsonObject Remember(AppAccount app, JsonObject body, JsonObject answer)
    {
        if (body.Number("enable_duplicate_check") == 1) repeats[$"{app.AgentId}{body.ToJsonString()}"] = (world.Clock.GetUtcNow(), answer);
        return answer;
    }

    private sealed record Sent(int AgentId, IReadOnlyList<long> Lines, DateTimeOffset At);
}
