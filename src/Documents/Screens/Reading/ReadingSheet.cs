using System.Text;

namespace AntiFraudBot.Documents.Screens;

/// <summary>The lines of a picture one under another on white: the reading program cannot merge two of them, and every row leads back to its place.</summary>
internal sealed class ReadingSheet
{
    private const int RowHeight = 60, LineHeight = 34, Edge = 24;

    private readonly Grey _flat;

    public ReadingSheet(Grey flat)
    {
        _flat = flat;
        Lines = TextLines.Find(flat);
    }

    public IReadOnlyList<Box> Lines { get; }

    /// <summary>The line whose row this height of the sheet belongs to; null below the last.</summary>
    public int? LineAt(int y) => (y - Edge + ((RowHeight - LineHeight) / 2)) / RowHeight is >= 0 and var row && row < Lines.Count ? row : null;

    /// <summary>Portable grey map: a head in words and one byte a pixel.</summary>
    public byte[] ToPgm()
    {
        var width = Lines.Select(l => Fitted(l).Width).DefaultIfEmpty(1).Max() + (2 * Edge);
        var height = (Lines.Count * RowHeight) + (2 * Edge);
        var head = Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n");
        var sheet = new byte[head.Length + (width * height)];
        head.CopyTo(sheet, 0);
        Array.Fill(sheet, (byte)255, head.Length, width * height);
        for (var i = 0; i < Lines.Count; i++) Paste(Cut(Lines[i]), sheet, head.Length + (((i * RowHeight) + Edge) * width) + Edge, width);
        return sheet;
    }

    private static void Paste(Grey line, byte[] sheet, int at, int width)
    {
        for (var y = 0; y < line.Height; y++)
        {
            for (var x = 0; x < line.Width; x++) sheet[at + (y * width) + x] = (byte)Math.Clamp(line[x, y], 0, 255);
        }
    }

    private Grey Cut(Box box)
    {
        var pixels = new float[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++) _flat.Row(box.Y + y).Slice(box.X, box.Width).CopyTo(pixels.AsSpan(y * box.Width));
        var fitted = Fitted(box);
        return new Grey(box.Width, box.Height, pixels).Resized(fitted.Width, fitted.Height);
    }

    private static (int Width, int Height) Fitted(Box box) =>
        box.Height <= LineHeight ? (box.Width, box.Height) : (Math.Max(1, box.Width * LineHeight / box.Height), LineHeight);
}
