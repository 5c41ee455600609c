using System.Text;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Platforms count bytes, not characters: a Chinese character is three.</summary>
public static class TextLimits
{
    /// <summary>The smallest limit of the platforms in use, UTF-8 bytes a text message.</summary>
    public const int MaxBytes = 2048;

    private const string SentenceEnds = "。！？；!?;";

    // （999/999） and its line end.
    private const int MarkBytes = 14;

    /// <summary>Cuts at line ends into pieces of at most maxBytes (at least 4); a single longer line is cut after a character, never inside one.</summary>
    public static IReadOnlyList<string> Split(string text, int maxBytes = MaxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 4);
        List<string> chunks = [];
        StringBuilder chunk = new();
        var size = 0;
        foreach (var piece in text.Split('\n').SelectMany(line => Pieces(line, maxBytes)))
        {
            var bytes = Encoding.UTF8.GetByteCount(piece);
            if (chunk.Length > 0 && size + 1 + bytes > maxBytes) Finish();
            if (chunk.Length > 0) chunk.Append('\n');
            size += bytes + (chunk.Length > 0 ? 1 : 0);
            chunk.Append(piece);
        }

        Finish();
        return chunks.Count > 0 ? chunks : [text];

        // A blank line that would begin or end a message is lost on purpose.
        void Finish()
        {
            var done = chunk.ToString().Trim('\n');
            if (done.Length > 0) chunks.Add(done);
            chunk.Clear();
            size = 0;
        }
    }

    /// <summary>
    /// Packs blocks (an item with its lines) into messages of at most maxBytes (at least 64), each block whole in one message where it fits
    /// in one at all (rule C13). A longer block begins a message of its own and is cut at its line ends; only a line that is too long by
    /// itself is cut, at the end of a sentence where it has one. More than one message: （1/2） ends the first line of the first and is the
    /// first line of the others.
    /// </summary>
    public static IReadOnlyList<string> Pages(IReadOnlyList<string> blocks, int maxBytes = MaxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 64);
        var whole = string.Join('\n', blocks);
        if (Size(whole) <= maxBytes) return [whole];
        var pages = Pack(blocks, maxBytes - MarkBytes);
        return pages.Count == 1 ? pages : [.. pages.Select((page, i) => Marked(page, i + 1, pages.Count))];
    }

    private static List<string> Pack(IReadOnlyList<string> blocks, int room)
    {
        List<string> pages = [];
        List<string> page = [];
        var size = 0;
        foreach (var block in blocks)
        {
            if (Size(block) <= room)
            {
                Put(block);
                continue;
            }

            Finish();
            foreach (var piece in block.Split('\n').SelectMany(line => Pieces(line, room))) Put(piece);
        }

        Finish();
        return pages;

        void Put(string text)
        {
            var bytes = Size(text);
            if (page.Count > 0 && size + 1 + bytes > room) Finish();
            size += bytes + (page.Count > 0 ? 1 : 0);
            page.Add(text);
        }

        // A blank line that would begin or end a message is lost on purpose.
        void Finish()
        {
            var done = string.Join('\n', page).Trim('\n');
            if (done.Length > 0) pages.Add(done);
            page.Clear();
            size = 0;
        }
    }

    private static string Marked(string page, int number, int of)
    {
        var mark = FormattableString.Invariant($"（{number}/{of}）");
        if (number > 1) return $"{mark}\n{page}";
        var end = page.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? page + mark : page.Insert(end, mark);
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    private static List<string> Pieces(string line, int maxBytes)
    {
        List<string> pieces = [];
        var rest = line;
        while (Size(rest) > maxBytes)
        {
            var cut = Cut(rest, maxBytes);
            pieces.Add(rest[..cut]);
            rest = rest[cut..];
        }

        return [.. pieces, rest];
    }

    // After the last sentence that fits, unless that would leave the message less than half full; else after the last character.
    private static int Cut(string line, int maxBytes)
    {
        var (size, at, sentence) = (0, 0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (size + rune.Utf8SequenceLength > maxBytes) break;
            size += rune.Utf8SequenceLength;
            at += rune.Utf16SequenceLength;
            if (SentenceEnds.Contains(line[at - 1])) sentence = at;
        }

        return sentence > at / 2 ? sentence : at;
    }
}
