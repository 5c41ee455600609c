using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;
using Group = AntiFraudBot.Simulator.Platform.Group;

namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>Checks a message body against a channel's rules and renders it.</summary>
public sealed partial class MessageReader(World world, MediaShelf media)
{
    private const int ImageBytes = 2 * 1024 * 1024;

    /// <exception cref="RefusalException">40008 kind, 44004 empty, 45002 too long, 45008 articles, 40007 media, 301019 md5.</exception>
    public Bubble Read(JsonObject body, MessageRules rules)
    {
        var kind = body.Text("msgtype") ?? "";
        if (!rules.Kinds.Contains(kind)) throw new RefusalException(40008);
        var content = body.Object(kind) ?? throw new RefusalException(40058, $"missing {kind}");
        return kind switch
        {
            "text" => Text(content, rules),
            "markdown" or "markdown_v2" => Markdown(kind, content, rules),
            "image" when content.ContainsKey("base64") => InlineImage(content),
            "image" or "file" or "voice" or "video" => Medium(kind, content, rules),
            "news" or "mpnews" => News(kind, content),
            "textcard" => TextCard(content),
            "template_card" => TemplateCard.Read(content, rules),
            _ => throw new RefusalException(40008),
        };
    }

    /// <summary>Markdown of given length with the channel's mentions; also for growing answers.</summary>
    public Bubble Markdown(string kind, JsonObject content, MessageRules rules)
    {
        var text = Content(content);
        if (text.Bytes() > rules.MarkdownBytes) throw new RefusalException(45002);
        return Rendered(kind, text, rules, []);
    }

    /// <summary>Names instead of ids; who is mentioned is in the bubble.</summary>
    public Bubble Rendered(string kind, string text, MessageRules rules, IEnumerable<string> listed)
    {
        var inline = rules.InlineMentions.Contains(kind);
        var mentioned = inline ? Mention().Matches(text).Select(m => m.Groups["id"].Value) : [];
        var shown = kind == "markdown_v2" ? text : Mention().Replace(text, m => "@" + world.Township.NameOf(m.Groups["id"].Value));
        List<string> rings = [.. listed.Concat(mentioned).Select(id => InGroup(id, rules.Group)).OfType<string>().Distinct()];
        var called = string.Concat(listed.Select(id => InGroup(id, rules.Group)).OfType<string>().Distinct().Select(id => $"@{(id == "@all" ? "所有人" : world.Township.NameOf(id))} "));
        return new Bubble(kind, called.Length == 0 ? shown : $"{shown}\n{called.TrimEnd()}") { Mentions = rings };
    }

    private static string Content(JsonObject content) => content.Text("content") is { Length: > 0 } text ? text : throw new RefusalException(44004);

    private static string? InGroup(string id, Group? group)
    {
        if (group is null) return null;
        return id == "@all" ? id : group.Members.FirstOrDefault(m => string.Equals(m, id, StringComparison.OrdinalIgnoreCase));
    }

    private Bubble Text(JsonObject content, MessageRules rules)
    {
        var text = Content(content);
        if (text.Bytes() > rules.TextBytes) text = rules.CutsText ? text.CutTo(rules.TextBytes) : throw new RefusalException(45002);
        if (!rules.ListMentions) return Rendered("text", text, rules, []);
        var byPhone = content.Texts("mentioned_mobile_list").Select(p => p == "@all" ? p : world.Township.ByPhone(p)?.Id).OfType<string>();
        return Rendered("text", text, rules, content.Texts("mentioned_list").Concat(byPhone));
    }

    private Bubble InlineImage(JsonObject content)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(content.Text("base64")!);
        }
        catch (FormatException)
        {
            throw new RefusalException(40058, "invalid base64");
        }

        if (bytes.Length is 0 or > ImageBytes) throw new RefusalException(40009, "invalid image size");
        if (!MediaShelf.IsPicture(bytes)) throw new RefusalException(40004);
#pragma warning disable CA5351 // The platform's protocol fixes MD5.
        if (content.Text("md5") != Convert.ToHexStringLower(MD5.HashData(bytes))) throw new RefusalException(301019);
#pragma warning restore CA5351
        return new Bubble("image", "[图片]") { Files = [world.Blobs.Keep("图片.png", bytes).Shown("image")] };
    }

    private Bubble Medium(string kind, JsonObject content, MessageRules rules)
    {
        var medium = media.Find(rules.MediaRealm, content.Text("media_id"));
        if (kind == "video") TooLong((content.Text("title"), 128), (content.Text("description"), 512));
        var label = kind switch { "image" => "[图片]", "voice" => "[语音]", "video" => "[视频]", _ => "[文件]" };
        return new Bubble(kind, $"{label} {medium.Blob.Name}") { Files = [medium.Blob.Shown(kind)] };
    }

    private static Bubble News(string kind, JsonObject content)
    {
        JsonObject[] articles = [.. content.Objects("articles")];
        if (articles.Length is 0 or > 8) throw new RefusalException(45008, "article count out of limit");
        foreach (var article in articles)
        {
            if (string.IsNullOrEmpty(article.Text("title"))) throw new RefusalException(40063, "missing title");
            if (kind == "news" && string.IsNullOrEmpty(article.Text("url"))) throw new RefusalException(40063, "missing url");
        }

        return new Bubble(kind, string.Join('\n', articles.Select(a =>
            $"{a.Text("title")!.CutTo(128)} {a.Text("description")?.CutTo(512)} {a.Text("url")}".TrimEnd())));
    }

    private static Bubble TextCard(JsonObject content)
    {
        if (string.IsNullOrEmpty(content.Text("title")) || string.IsNullOrEmpty(content.Text("description")) || string.IsNullOrEmpty(content.Text("url")))
            throw new RefusalException(40063, "missing title, description or url");
        TooLong((content.Text("url"), 2048));
        return new Bubble("textcard", $"{content.Text("title")}\n{Tag().Replace(content.Text("description")!, "")}\n{content.Text("url")}");
    }

    private static void TooLong(params (string? Text, int Bytes)[] fields)
    {
        if (fields.Any(f => f.Text?.Bytes() > f.Bytes)) throw new RefusalException(45002);
    }

    [GeneratedRegex("<@(?<id>[^<>@\\s]+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
