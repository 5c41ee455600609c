using System.Text;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Platforms count bytes, not characters: a Chinese character is three.</summary>
public static class TextLimits
{
    /// <summary>The smallest limit of the platforms in use, UTF-8 bytes a text message.</summary>
    public const int MaxBytes = 2048;

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

    private static IEnumerable<string> Pieces(string line, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(line) <= maxBytes) return [line];
        List<string> pieces = [];
        StringBuilder piece = new();
        var size = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (size + rune.Utf8SequenceLength > maxBytes)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                size = 0;
            }

            piece.Append(rune.ToString());
            size += rune.Utf8SequenceLength;
        }

        return [.. pieces, piece.ToString()];
    }
}
