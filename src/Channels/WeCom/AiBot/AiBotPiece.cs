using System.Text;
using AntiFraudBot.Channels.WeCom.AiBot.Media;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>One bubble: a text in markdown or an uploaded file.</summary>
internal abstract record AiBotPiece
{
    /// <summary>Bytes of markdown in one bubble.</summary>
    public const int MostBytes = 20480;

    /// <summary>Whether the same answer, sent again, takes its own place instead of showing twice.</summary>
    public abstract bool Repeatable { get; }

    public abstract object AsReply(string outboxId);

    public abstract object AsPush(string chatId, int chatType);

    /// <summary>The words of a parcel. Calling by name does not ring here (rule P3); whoever is meant still has to see it.</summary>
    public static Words Of(Parcel parcel)
    {
        var text = parcel.Message.Text;
        var missing = parcel.Mentions.Select(c => c.Name).Where(name => name.Length > 0 && !text.Contains(name, StringComparison.Ordinal)).Distinct();
        var line = string.Join(' ', missing.Select(name => "@" + name));
        return new Words(PlainMarkdown.Of(line.Length == 0 ? text : $"{line}\n{text}"));
    }

    /// <summary>Bytes a text may have so that it is one bubble: any mark in it may become its full-width twin.</summary>
    public static int Room(string text)
    {
        var plain = Encoding.UTF8.GetByteCount(text);
        var written = Encoding.UTF8.GetByteCount(PlainMarkdown.Of(text));
        return written <= plain ? MostBytes : (int)((long)MostBytes * plain / Math.Max(plain, text.EnumerateRunes().Sum(Most)));
    }

    private static int Most(Rune rune) => rune.IsAscii && !Rune.IsLetterOrDigit(rune) ? 3 : rune.Utf8SequenceLength;

    internal sealed record Words(string Markdown) : AiBotPiece
    {
        public override bool Repeatable => true;

        // A stream that is finished at once is the plain answer; its id makes a second try replace the first.
        public override object AsReply(string outboxId) => new { msgtype = "stream", stream = new { id = "s-" + outboxId, finish = true, content = Markdown } };

        public override object AsPush(string chatId, int chatType) =>
            new { chatid = chatId, chat_type = chatType, msgtype = "markdown", markdown = new { content = Markdown } };
    }

    internal sealed record File(SentMedia Media) : AiBotPiece
    {
        public override bool Repeatable => false;

        public override object AsReply(string outboxId) => new Dictionary<string, object> { ["msgtype"] = Media.Type, [Media.Type] = Content };

        public override object AsPush(string chatId, int chatType) =>
            new Dictionary<string, object> { ["chatid"] = chatId, ["chat_type"] = chatType, ["msgtype"] = Media.Type, [Media.Type] = Content };

        private object Content => new { media_id = Media.MediaId };
    }
}
