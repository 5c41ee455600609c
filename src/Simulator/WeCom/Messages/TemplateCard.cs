using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>Template cards: which parts a type needs, how long each may be, how it looks as lines of text.</summary>
public static partial class TemplateCard
{
    public static readonly IReadOnlySet<string> Interactive = new HashSet<string> { "button_interaction", "vote_interaction", "multiple_interaction" };

    public static readonly IReadOnlySet<string> Notices = new HashSet<string> { "text_notice", "news_notice" };

    public static readonly IReadOnlySet<string> All = new HashSet<string>(Interactive.Concat(Notices));

    /// <exception cref="RefusalException">40058: a missing or overlong part.</exception>
    public static Bubble Read(JsonObject card, MessageRules rules)
    {
        var type = card.Text("card_type") ?? "";
        if (!rules.Cards.Contains(type)) throw new RefusalException(40058, "invalid card_type");
        CheckTexts(card, rules);
        CheckParts(card, type);
        return new Bubble("card", Rendered(card)) { Buttons = Buttons(card), Card = card };
    }

    public static string Rendered(JsonObject card)
    {
        var lines = new List<string?> { card.Object("source").Text("desc") };
        foreach (var part in new[] { "main_title", "emphasis_content" })
        {
            lines.Add(card.Object(part).Text("title"));
            lines.Add(card.Object(part).Text("desc"));
        }

        lines.Add(card.Object("quote_area").Text("quote_text"));
        lines.Add(card.Text("sub_title_text"));
        lines.AddRange(card.Objects("vertical_content_list").Select(v => $"{v.Text("title")} {v.Text("desc")}"));
        lines.AddRange(card.Objects("horizontal_content_list").Select(h => $"{h.Text("keyname")}：{h.Text("value")}"));
        lines.AddRange(card.Objects("jump_list").Select(j => $"{j.Text("title")} {j.Text("url")}".TrimEnd()));
        return string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l)));
    }

    public static IReadOnlyList<LineButton> Buttons(JsonObject card)
    {
        var choices = new[] { card.Object("checkbox"), card.Object("button_selection") }.OfType<JsonObject>().Concat(card.Objects("select_list"));
        return
        [
            .. card.Objects("button_list").Select(b => new LineButton(b.Text("key") ?? "", b.Text("text") ?? "")),
            .. choices.SelectMany(c => c.Objects("option_list").Select(o => new LineButton(o.Text("id") ?? "", o.Text("text") ?? "", c.Text("question_key")))),
            .. card.Object("submit_button") is { } submit ? [new LineButton(submit.Text("key") ?? "", submit.Text("text") ?? "")] : Array.Empty<LineButton>(),
        ];
    }

    private static void CheckTexts(JsonObject card, MessageRules rules)
    {
        var limits = rules.CardLimits;
        Short(card.Object("source").Text("desc"), 13);
        Short(card.Object("main_title").Text("title"), limits.Title);
        Short(card.Object("main_title").Text("desc"), limits.Desc);
        Short(card.Object("emphasis_content").Text("title"), 10);
        Short(card.Object("emphasis_content").Text("desc"), 15);
        Short(card.Text("sub_title_text"), limits.SubTitle);
        Many(card, "horizontal_content_list", 6);
        foreach (var item in card.Objects("horizontal_content_list"))
        {
            Short(item.Text("keyname"), 5);
            Short(item.Text("value"), limits.Value);
        }

        Many(card, "vertical_content_list", 4);
        Many(card, "jump_list", 3);
        foreach (var item in card.Objects("jump_list")) Short(item.Text("title"), 13);
    }

    private static void CheckParts(JsonObject card, string type)
    {
        var title = card.Object("main_title").Text("title");
        var hasTitle = !string.IsNullOrEmpty(title);
        switch (type)
        {
            case "text_notice" when !hasTitle && string.IsNullOrEmpty(card.Text("sub_title_text")):
            case "news_notice" or "button_interaction" or "vote_interaction" or "multiple_interaction" when !hasTitle:
                throw new RefusalException(40058, "missing main_title");
            case "text_notice" or "news_notice" when card.Object("card_action") is null:
                throw new RefusalException(40058, "missing card_action");
        }

        if (!Interactive.Contains(type)) return;
        if (!TaskId().IsMatch(card.Text("task_id") ?? "")) throw new RefusalException(40058, "invalid task_id");
        switch (type)
        {
            case "button_interaction":
                Count(card.Objects("button_list"), 6);
                foreach (var button in card.Objects("button_list")) Short(button.Text("text"), 10);
                break;
            case "vote_interaction":
                Count(card.Object("checkbox").Objects("option_list"), 20);
                break;
            default:
                Count(card.Objects("select_list"), 3);
                break;
        }

        if (type != "button_interaction" && card.Object("submit_button") is null) throw new RefusalException(40058, "missing submit_button");
    }

    private static void Short(string? text, int characters)
    {
        if (text is not null && text.EnumerateRunes().Count() > characters) throw new RefusalException(40058, "text of card too long");
    }

    private static void Many(JsonObject card, string list, int most)
    {
        if (card.List(list).Count > most) throw new RefusalException(40058, $"too many in {list}");
    }

    private static void Count(IEnumerable<JsonObject> items, int most)
    {
        if (items.Count() is var count && (count == 0 || count > most)) throw new RefusalException(40058, "options of card");
    }

    [GeneratedRegex("^[0-9A-Za-z_@-]{1,128}$")]
    private static partial Regex TaskId();
}
