using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>
/// Reads what the app was told (decrypted XML). All values stay text: ids with leading zeros and 64-bit numbers are damaged otherwise. Null
/// for what the bot has no use for; Kind says what it was.
/// </summary>
public sealed record AppMessage(string Kind, Heard? Heard)
{
    /// <summary>A button of a card that was pressed.</summary>
    public CardPress? Press { get; init; }

    private static readonly TimeSpan MediaLife = TimeSpan.FromDays(3);

    /// <summary>Null when it is not XML, or would pull in something from outside.</summary>
    public static XElement? Parse(string xml)
    {
        try
        {
            using var text = new StringReader(xml);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static AppMessage Read(XElement xml)
    {
        var type = Text(xml, "MsgType");
        return type switch
        {
            "text" => new(type, Message(xml, Text(xml, "Content"))),
            "image" => new(type, Message(xml, "", File(xml, "图片.jpg", "image/jpeg"))),
            "voice" => new(type, Message(xml, "", File(xml, "语音.amr", "audio/amr"))),
            "video" => new(type, Message(xml, "", File(xml, "视频.mp4", "video/mp4"))),
            "file" => new(type, Message(xml, "", File(xml, FileName(xml), "application/octet-stream"))),
            "event" => Event(xml),
            _ => new(type, null),
        };
    }

    /// <summary>A pressed menu entry or card button carries the words the person would have typed.</summary>
    private static AppMessage Event(XElement xml)
    {
        var kind = Text(xml, "Event");
        var key = Text(xml, "EventKey");
        if (kind is not ("click" or "template_card_event") || key.Length == 0) return new(kind, null);
        var id = string.Join('|', Text(xml, "FromUserName"), Text(xml, "CreateTime"), kind, key, Text(xml, "TaskId"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
        return new(kind, From(xml, $"{IdPrefix}e-{hash}", key, []))
        {
            Press = Text(xml, "ResponseCode") is { Length: > 0 } code ? new CardPress(Text(xml, "FromUserName"), code, key) : null,
        };
    }

    /// <summary>How the ids of messages to the app begin, so that the answer finds its way back.</summary>
    public const string IdPrefix = "app-";

    private static Heard? Message(XElement xml, string text, params RemoteFile[] files) =>
        Text(xml, "MsgId") is { Length: > 0 } id ? From(xml, IdPrefix + id, text, files) : null;

    private static Heard? From(XElement xml, string id, string text, IReadOnlyList<RemoteFile> files)
    {
        var sender = Text(xml, "FromUserName");
        if (sender.Length == 0 || SentAt(xml) is not { } at) return null;
        return new Heard
        {
            Channel = WeComChannel.ChannelName,
            ChatId = sender,
            Private = true,
            ExternalId = id,
            SenderUserId = sender,
            SenderIsBot = sender == "sys",
            SentAt = at,
            Text = text,
            MentionsBot = true,
            Files = files,
        };
    }

    private static RemoteFile File(XElement xml, string name, string contentType) =>
        new(name, contentType, AppMedia.Reference(Text(xml, "MediaId")), (SentAt(xml) ?? DateTimeOffset.UnixEpoch) + MediaLife);

    private static string FileName(XElement xml) =>
        Text(xml, "FileName") is { Length: > 0 } name ? name : Text(xml, "Title") is { Length: > 0 } title ? title : "文件";

    private static DateTimeOffset? SentAt(XElement xml) =>
        long.TryParse(Text(xml, "CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static string Text(XElement xml, string name) => xml.Element(name)?.Value ?? "";
}

/// <summary>Who pressed which answer of a card; ResponseCode changes the card, once.</summary>
public sealed record CardPress(string UserId, string ResponseCode, string Answer);
