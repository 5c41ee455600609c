using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Robot;

/// <summary>Words for a chat. Plain text shows what was written; nothing here is markdown.</summary>
internal static class MessageText
{
    /// <summary>
    /// How many bytes of text a way takes that takes so many bytes of JSON: the whole text when it fits as it is written, else as much as would
    /// fit if every character took two.
    /// </summary>
    public static int Room(string text, int bytesOfJson) =>
        Encoding.UTF8.GetByteCount(DingTalkApi.Text(new JsonObject { ["t"] = text })) <= bytesOfJson ? Math.Max(bytesOfJson, text.Length) : bytesOfJson / 2;

    /// <summary>Where calling rings nobody, whoever is called is named.</summary>
    public static string WithNames(Parcel piece) => With(string.Concat(piece.Mentions.Select(c => $"@{c.Name} ")), piece.Message.Text);

    /// <summary>Where calling rings: who is called must stand in the words by id, and in the list. Somebody without an account is named.</summary>
    public static JsonObject Ringing(Parcel piece)
    {
        var called = UserIds(piece);
        var names = string.Concat(piece.Mentions.Select(c => $"@{c.UserId ?? c.Name} "));
        var body = new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = With(names, piece.Message.Text) } };
        if (called.Count > 0) body["at"] = new JsonObject { ["atUserIds"] = new JsonArray([.. called.Select(id => JsonValue.Create(id))]), ["isAtAll"] = false };
        return body;
    }

    /// <summary>At most fifty ring in one message.</summary>
    public static IReadOnlyList<string> UserIds(Parcel piece) => [.. piece.Mentions.Select(c => c.UserId).OfType<string>().Distinct().Take(50)];

    private static string With(string names, string text) => names.Length == 0 ? text : $"{names.TrimEnd()}\n{text}";
}
