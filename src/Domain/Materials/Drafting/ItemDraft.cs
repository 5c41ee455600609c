using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>What the office typed or sent as content of an edition: 海报（老年人）：不轻信陌生电话, a text, a file with or without words.</summary>
public sealed partial record ItemDraft(string? Kind, string? Audience, string? Title, string? Body, IReadOnlyList<Attachment> Files)
{
    private const int LongestTitle = 80;

    public bool IsEmpty => Title is null && Files.Count == 0;

    public static ItemDraft Read(string text, IReadOnlyList<Attachment> files)
    {
        var match = Form().Match(text.Trim());
        var kind = match.Success && ItemKinds.Words.Contains(match.Groups["kind"].Value) ? ItemKinds.Canonical(match.Groups["kind"].Value) : null;
        var audience = kind is not null && match.Groups["audience"] is { Success: true, Value: var tag } ? AudienceTags.Written(tag) : null;
        var (title, body) = Parts((kind is null ? text : match.Groups["text"].Value).Trim());
        return new ItemDraft(kind, audience, title, body, files);
    }

    /// <summary>The items it makes, numbered from first: one a file, or one for the text. Words beside a single file are its title and body.</summary>
    public IReadOnlyList<EditionItem> Items(int first)
    {
        if (IsEmpty) return [];
        if (Files.Count == 0) return [new EditionItem(first, Kind ?? ItemKinds.Text, Title!, Body, Audience, null)];
        return [.. Files.Select((file, i) => new EditionItem(
            first + i, Kind ?? KindOf(file), (i == 0 ? Title : null) ?? file.Name, i == 0 ? Body : null, Audience, file))];
    }

    /// <summary>The item with this content in place of its own. Kind, audience and file stay where the new content names none.</summary>
    public EditionItem Replacing(EditionItem old) => old with
    {
        Kind = Kind ?? old.Kind,
        Audience = Audience ?? old.Audience,
        Title = Title ?? (Files.Count > 0 ? Files[0].Name : old.Title),
        Body = Title is null ? old.Body : Body,
        Attachment = Files.Count > 0 ? Files[0] : old.Attachment,
    };

    private static string KindOf(Attachment file) =>
        file.IsImage ? ItemKinds.Picture : file.ContentType.StartsWith("video/", StringComparison.Ordinal) ? "短视频" : ItemKinds.File;

    // A long text of one line keeps all its words in the body; the title is its beginning and only stands in lists.
    private static (string? Title, string? Body) Parts(string text)
    {
        if (text.Length == 0) return (null, null);
        var newline = text.IndexOf('\n', StringComparison.Ordinal);
        if (newline > 0 && text[..newline].Trim() is { Length: <= LongestTitle } first) return (first, text[(newline + 1)..].Trim());
        return text.Length <= 60 ? (text, null) : (text[..(char.IsHighSurrogate(text[19]) ? 19 : 20)] + "…", text);
    }

    [GeneratedRegex(@"\A(?<kind>\p{IsCJKUnifiedIdeographs}{2,5})[ 　]*(?:[（(](?<audience>[^（）()\n]{1,20})[）)])?[ 　]*[：:](?<text>[\s\S]*)\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
