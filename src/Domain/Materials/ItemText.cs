using AntiFraudBot.Domain.Materials.Drafting;

namespace AntiFraudBot.Domain.Materials;

/// <summary>One item as it is posted (rule C15): ① 海报：三不一多（对象：老年人，见附件）, then its words.</summary>
public static class ItemText
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>Index from 0 is the place among the items of this text, so that a group that gets fewer items sees no gap.</summary>
    public static string Of(EditionItem item, int index, bool showAudience)
    {
        var number = index < Circled.Length ? Circled[index].ToString() : FormattableString.Invariant($"{index + 1}.");
        var body = item.Body?.Trim() is { Length: > 0 } words ? words : null;
        var (title, rest) = IsBeginningOf(item.Title, body) ? (body!, null) : (item.Title, body);
        var heading = $"{number} {Named(item, title)}{Notes(item, showAudience)}";
        return rest is null ? heading : $"{heading}\n{rest}";
    }

    // A kind that says nothing (文字) is left out; a picture without words is 图片, not the name its file happens to have.
    private static string Named(EditionItem item, string title) => item.Kind switch
    {
        ItemKinds.Text => title,
        ItemKinds.Picture when title == item.Attachment?.Name => ItemKinds.Picture,
        _ => $"{item.Kind}：{title}",
    };

    private static string Notes(EditionItem item, bool showAudience)
    {
        List<string> notes = [];
        if (Loudspeaker.LengthOf(item) is { } length) notes.Add(length);
        if (showAudience && item.Audience is not null) notes.Add($"对象：{item.Audience}");
        if (item.Attachment is not null && !Mentions(item, "附件")) notes.Add("见附件");
        return notes.Count == 0 ? "" : $"（{string.Join('，', notes)}）";
    }

    private static bool Mentions(EditionItem item, string word) =>
        $"{item.Kind}{item.Title}{item.Body}".Contains(word, StringComparison.Ordinal);

    // A long text of one line has its first words for a title: they are not said twice.
    private static bool IsBeginningOf(string title, string? body) =>
        body is not null && title.EndsWith('…') && body.StartsWith(title.TrimEnd('…'), StringComparison.Ordinal);
}
