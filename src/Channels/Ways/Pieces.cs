using System.Text;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Ways;

/// <summary>
/// Cuts a parcel into what one platform message holds: the words first, whole if they fit, else between lines, never inside a character, and
/// numbered (rule P5); then each file. A piece is a parcel of its own; its id says which one it is.
/// </summary>
public static class Pieces
{
    // Room for （99/99） and its line break.
    private const int NumberBytes = 16;

    public static IReadOnlyList<Parcel> Of(Parcel parcel, int maxBytes)
    {
        var texts = Texts(parcel.Message.Text, maxBytes);
        var words = texts.Select((text, i) => Piece(parcel, text, [], i == 0 ? parcel.Mentions : []));
        var files = parcel.Message.Attachments.Select(file => Piece(parcel, "", [file], []));
        return [.. words.Concat(files).Select((piece, i) => i == 0 ? piece : piece with { OutboxId = $"{parcel.OutboxId}.{i + 1}" })];
    }

    /// <summary>The parts of a text, numbered when there are several; none when it is blank.</summary>
    public static IReadOnlyList<string> Texts(string text, int maxBytes)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes) return [text];
        var parts = Cut(text, maxBytes - NumberBytes);
        return [.. parts.Select((part, i) => $"（{i + 1}/{parts.Count}）\n{part}")];
    }

    private static List<string> Cut(string text, int room)
    {
        var parts = new List<string>();
        var (part, used) = (new StringBuilder(), 0);
        foreach (var line in text.Split('\n').SelectMany(line => Lines(line, room)))
        {
            var bytes = Encoding.UTF8.GetByteCount(line) + 1;
            if (used > 0 && used + bytes > room + 1)
            {
                parts.Add(part.ToString().TrimEnd('\n'));
                (part, used) = (new StringBuilder(), 0);
            }

            part.Append(line).Append('\n');
            used += bytes;
        }

        parts.Add(part.ToString().TrimEnd('\n'));
        return [.. parts.Where(p => p.Length > 0)];
    }

    /// <summary>A line that is itself too long is cut where a character ends.</summary>
    private static IEnumerable<string> Lines(string line, int room)
    {
        var (start, at, used) = (0, 0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > room)
            {
                yield return line[start..at];
                (start, used) = (at, 0);
            }

            at += rune.Utf16SequenceLength;
            used += rune.Utf8SequenceLength;
        }

        yield return line[start..];
    }

    private static Parcel Piece(Parcel parcel, string text, IReadOnlyList<Attachment> files, IReadOnlyList<Callee> mentions) => parcel with
    {
        Message = parcel.Message with { Text = text, Attachments = files },
        Mentions = mentions,
    };
}
