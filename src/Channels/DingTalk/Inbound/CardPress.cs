using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>
/// A pressed button or filled form of a card, as the words the person would have typed: the button's own, or each field's name with its value
/// (安装12 注册3). Card and Content = what makes two presses the same.
/// </summary>
public sealed record CardPress(Heard Heard, string Card, string Content)
{
    private const string Scheme = "card:";

    // So long the card can still be changed.
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>The card whose press a message answers; null when it answers none.</summary>
    public static string? CardOf(Answered? answered) =>
        answered?.Reply?.Value is { } value && value.StartsWith(Scheme, StringComparison.Ordinal) ? value[Scheme.Length..] : null;

    /// <summary>Null when it is not such a callback. deliveryId: the frame's messageId, or whatever tells deliveries apart.</summary>
    public static CardPress? Read(string data, string deliveryId, DateTimeOffset at)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            var root = document.RootElement;
            if (root.Text("userId") is not { Length: > 0 } user || root.Text("outTrackId") is not { Length: > 0 } card) return null;
            using var content = JsonDocument.Parse(root.Text("content") ?? "{}");
            var text = Words(content.RootElement.Child("cardPrivateData"));
            if (text.Length == 0) return null;
            var isPrivate = root.Text("spaceType") != "IM_GROUP" || root.Text("spaceId") is null;
            var heard = new Heard
            {
                Channel = DingTalkChannel.ChannelName,
                ChatId = isPrivate ? user : root.Text("spaceId")!,
                Private = isPrivate,
                ExternalId = $"card-{Hash($"{deliveryId}|{card}|{user}")}",
                SenderUserId = user,
                SentAt = at,
                Text = text,
                MentionsBot = true,
                QuotedExternalId = card,
                Reply = new ReplyAddress(Scheme + card, at + Life),
            };
            return new CardPress(heard, $"{card}|{user}", text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Words(JsonElement pressed)
    {
        var given = pressed.Child("params");
        var form = given.Child("form") is { ValueKind: JsonValueKind.Object } filled ? filled : given;
        var fields = form.ValueKind == JsonValueKind.Object
            ? form.EnumerateObject().Select(f => (f.Name, Value: Value(f.Value))).Where(f => f.Value.Length > 0).Select(f => f.Name + f.Value).ToList()
            : [];
        if (fields.Count > 0) return string.Join(' ', fields);
        return string.Join(' ', pressed.Items("actionIds").Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()));
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(Value)),
        JsonValueKind.Object => Value(value.Child("value")),
        _ => "",
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
