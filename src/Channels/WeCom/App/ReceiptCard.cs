using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>
/// A short private message that asks for one of a few fixed answers (回复“确认”) as a card with those answers for buttons. Pressing one says
/// the words. Longer texts and free answers stay words: a card would cut them.
/// </summary>
public sealed partial record ReceiptCard(string Title, string? Text, IReadOnlyList<string> Answers, string TaskId)
{
    private const int TitleLength = 36, TextLength = 160, AnswerLength = 8, MostAnswers = 3;

    /// <summary>Null when the message is no such question. outboxId: makes the card's own id, which the platform wants unique.</summary>
    public static ReceiptCard? For(string text, string outboxId)
    {
        var asked = Asked().Matches(text);
        if (asked.Count == 0 || text.Contains("或正确", StringComparison.Ordinal) || text.Contains("或准确", StringComparison.Ordinal)) return null;
        var answers = asked.SelectMany(m => m.Groups["answer"].Captures).Select(c => c.Value).Distinct().ToList();
        if (answers.Count > MostAnswers || answers.Any(a => a.Length > AnswerLength || a.Contains('：', StringComparison.Ordinal))) return null;
        var (title, rest) = Split(text.Trim());
        return title.Length > TitleLength || rest?.Length > TextLength ? null : new ReceiptCard(title, rest, answers, TaskIdOf(outboxId));
    }

    public JsonObject ToJson()
    {
        var card = new JsonObject
        {
            ["card_type"] = "button_interaction",
            ["main_title"] = new JsonObject { ["title"] = Title },
            ["button_list"] = new JsonArray([.. Answers.Select((a, i) => new JsonObject { ["text"] = a, ["style"] = i == 0 ? 1 : 2, ["key"] = a })]),
            ["task_id"] = TaskId,
        };
        if (Text is not null) card["sub_title_text"] = Text;
        return new JsonObject { ["msgtype"] = "template_card", ["template_card"] = card };
    }

    /// <summary>The first sentence is the title when it is short enough, the rest stands below.</summary>
    private static (string Title, string? Below) Split(string text)
    {
        var end = text.IndexOfAny(['。', '\n']);
        if (end < 0 || end == text.Length - 1) return (text, null);
        return (text[..end], text[(end + 1)..].Trim());
    }

    private static string TaskIdOf(string outboxId) => $"afb-{NotAllowed().Replace(outboxId, "-")}";

    [GeneratedRegex(@"回复“(?<answer>[^”]+)”(?:、?或“(?<answer>[^”]+)”)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex(@"[^0-9A-Za-z_@-]")]
    private static partial Regex NotAllowed();
}
