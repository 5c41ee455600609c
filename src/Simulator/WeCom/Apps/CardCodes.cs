using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.Apps;

/// <summary>response_code: lets an app change a card it sent, once, within 72 hours.</summary>
public sealed class CardCodes(World world, CardBook cards)
{
    private const string Update = "message/update_template_card";
    private static readonly TimeSpan Life = TimeSpan.FromHours(72);
    private readonly ConcurrentDictionary<string, Code> codes = new(StringComparer.Ordinal);

    public void Open(ApiDesk desk) => desk.On(Update, UpdateCard);

    public string Issue(int agentId, string? taskId)
    {
        var code = $"RC{world.Ids.Letters(40)}";
        codes[code] = new Code(agentId, taskId, world.Clock.GetUtcNow());
        return code;
    }

    /// <summary>The buttons give way to one grey word.</summary>
    public void Grey(PostedCard posted, string name) =>
        world.Transcript.Change(posted.Line, line => line with { Buttons = [], Text = $"{line.Text}\n[{name}]" });

    private ApiAnswer UpdateCard(ApiCall call)
    {
        var app = call.ForApp;
        if (!codes.TryGetValue(call.Need("response_code", 60140), out var code) || code.At + Life < world.Clock.GetUtcNow()) throw new RefusalException(60140);
        if (code.AgentId != app.AgentId) throw new RefusalException(42015, "card of another app");
        var users = call.Body.Texts("userids");
        var everybody = call.Body.Number("atall") == 1;
        if (users.Count == 0 && !everybody) throw new RefusalException(81013);
        if (!codes.TryRemove(call.Need("response_code"), out _)) throw new RefusalException(60140);
        var card = call.Body.Object("template_card");
        var name = call.Body.Object("button").Text("replace_name") ?? card.Text("replace_text");
        if (card is null && name is null) throw new RefusalException(40058, "button or template_card");
        foreach (var posted in cards.ByTask(AppMessages.Owner(app), code.TaskId).Where(p => everybody || users.Any(u => IsOf(app, p, u))))
            Redraw(posted, card, name);
        world.Counters.Effect(Update);
        return ApiAnswer.Ok;
    }

    private bool IsOf(AppAccount app, PostedCard posted, string userId) =>
        string.Equals(world.Transcript.Line(posted.Line)?.Conversation, Chats.WithApp(app.AgentId, userId), StringComparison.OrdinalIgnoreCase);

    private void Redraw(PostedCard posted, JsonObject? card, string? name)
    {
        if (card is not null) cards.Redraw(posted, card);
        if (name is not null) Grey(posted, name);
    }

    private sealed record Code(int AgentId, string? TaskId, DateTimeOffset At);
}
