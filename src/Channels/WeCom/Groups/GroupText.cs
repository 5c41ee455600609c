using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Channels.WeCom.Groups;

/// <summary>
/// Words for a group by webhook or app chat. Plain text shows what was written and rings for the people called; markdown only carries texts
/// that are too long for it, and only such as read the same there.
/// </summary>
internal static partial class GroupText
{
    private const int TextBytes = 2048;

    public static bool ReadsTheSameAsMarkdown(string text) => !Markup().IsMatch(text);

    public static JsonObject Body(Parcel piece)
    {
        var text = WithNames(piece);
        var called = UserIds(piece).ToArray();
        if (Encoding.UTF8.GetByteCount(text) <= TextBytes) return Text(text, called);
        var ringing = string.Concat(called.Select(id => $"<@{id}>"));
        var marked = ringing.Length == 0 ? text : $"{ringing}\n{text}";
        return new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = marked } };
    }

    public static JsonObject Text(string text, IReadOnlyList<string> called)
    {
        var content = new JsonObject { ["content"] = text };
        if (called.Count > 0) content["mentioned_list"] = new JsonArray([.. called.Select(id => JsonValue.Create(id))]);
        return new JsonObject { ["msgtype"] = "text", ["text"] = content };
    }

    /// <summary>Somebody without an account here is called in words; the platform itself shows the names of the others.</summary>
    public static string WithNames(Parcel piece)
    {
        var nameless = string.Concat(piece.Mentions.Where(c => c.UserId is null).Select(c => $"@{c.Name} "));
        return nameless.Length == 0 ? piece.Message.Text : $"{nameless}\n{piece.Message.Text}";
    }

    public static IEnumerable<string> UserIds(Parcel piece) => piece.Mentions.Select(c => c.UserId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"[*_`\[<]|^\s*[#>]", RegexOptions.Multiline)]
    private static partial Regex Markup();
}
