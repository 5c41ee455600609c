using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>The five kinds of message that webhooks take: text, markdown, link, actionCard, feedCard.</summary>
public static class WebhookBody
{
    public const int MostBytes = 20_000;

    public static Rendered Read(JsonObject body) => body.Text("msgtype") switch
    {
        "text" => Needs(body, "text", ["content"], o => new Rendered("text", o.Text("content")!)),
        "markdown" => Needs(body, "markdown", ["title", "text"], o => new Rendered("markdown", o.Text("text")!)),
        "link" => Needs(body, "link", ["title", "text", "messageUrl"],
            o => new Rendered("link", $"{o.Text("title")}\n{o.Text("text")}") { Buttons = [new LineButton(o.Text("messageUrl")!, "打开")] }),
        "actionCard" => Needs(body, "actionCard", ["title", "text"], Card),
        "feedCard" => Needs(body, "feedCard", [], Feed),
        _ => Rendered.No("400105", "不支持的消息类型"),
    };

    private static Rendered Card(JsonObject card)
    {
        LineButton[] buttons = card.Text("singleTitle") is { } title && card.Text("singleURL") is { } url
            ? [new LineButton(url, title)]
            : [.. Objects(card, "btns").Select(b => new LineButton(b.Text("actionURL") ?? "", b.Text("title") ?? ""))];
        return buttons.Length == 0 || buttons.Any(b => b.Key.Length == 0 || b.Text.Length == 0)
            ? Rendered.No("40035", "缺少参数 btns")
            : new Rendered("card", card.Text("text")!) { Buttons = buttons };
    }

    private static Rendered Feed(JsonObject feed)
    {
        LineButton[] links = [.. Objects(feed, "links").Select(l => new LineButton(l.Text("messageURL") ?? "", l.Text("title") ?? ""))];
        return links.Length == 0
            ? Rendered.No("40035", "缺少参数 links")
            : new Rendered("news", string.Join('\n', links.Select(l => l.Text))) { Buttons = links };
    }

    private static IEnumerable<JsonObject> Objects(JsonObject of, string name) => (of[name] as JsonArray ?? []).OfType<JsonObject>();

    private static Rendered Needs(JsonObject body, string part, string[] members, Func<JsonObject, Rendered> read)
    {
        if (body.Object(part) is not { } inner) return Rendered.No("40035", $"缺少参数 {part}");
        var missing = members.FirstOrDefault(m => string.IsNullOrEmpty(inner.Text(m)));
        return missing is null ? read(inner) : Rendered.No("40035", $"缺少参数 {part}.{missing}");
    }
}
