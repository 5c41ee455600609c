using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Documents.Pictures.Drawing;
using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Documents.Screens;

/// <summary>What a page says: the APP's page or not, switches, clock; and where a full telephone number stands (rule E59).</summary>
public static partial class PageReader
{
    private const double BarShare = 0.055;
    private static readonly string[] Marks = ["来电预警", "短信预警", "反诈", "守护", "实名", "风险查询", "我要举报", "我的举报", "自检", "身份核"];

    /// <summary>Null when the reading program is missing, failed or took too long. Masked: the picture with every full number painted over, as PNG; null when there is none.</summary>
    public static async Task<(ScreenFacts Facts, byte[]? Masked)?> ReadAsync(Raster picture, TimeSpan limit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (await LinesAsync(picture, limit, ct) is not { } lines) return null;
        var numbers = Numbers(lines);
        return (FactsOf(picture, lines, numbers.Count), numbers.Count == 0 ? null : Masked(picture, numbers));
    }

    /// <summary>The words of any picture, a line each, without blanks; empty when there are none. Null and Masked as of <see cref="ReadAsync"/>.</summary>
    public static async Task<(string Text, byte[]? Masked)?> WordsAsync(Raster picture, TimeSpan limit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (await LinesAsync(picture, limit, ct) is not { } lines) return null;
        var numbers = Numbers(lines);
        return (string.Join('\n', lines.Select(l => l.Text)), numbers.Count == 0 ? null : Masked(picture, numbers));
    }

    private static async Task<List<TextLine>?> LinesAsync(Raster picture, TimeSpan limit, CancellationToken ct)
    {
        var sheet = new ReadingSheet(Flattened.Of(picture));
        if (sheet.Lines.Count == 0) return [];
        if (await Tesseract.ReadAsync(sheet.ToPgm(), limit, ct) is not { } words) return null;
        return [.. words.Where(w => sheet.LineAt(w.Middle) is not null).GroupBy(w => sheet.LineAt(w.Middle)!.Value)
            .Select(g => new TextLine(sheet.Lines[g.Key], string.Concat(g.Select(w => w.Word))))];
    }

    private static List<Box> Numbers(List<TextLine> lines) => [.. lines.Where(l => FullNumber().IsMatch(l.Text)).Select(l => l.Box)];

    private static ScreenFacts FactsOf(Raster picture, List<TextLine> lines, int numbers)
    {
        var page = Marks.Count(m => lines.Exists(l => l.Text.Contains(m, StringComparison.Ordinal))) >= 2;
        return new ScreenFacts(page, page ? Switch("来电预警") : null, page ? Switch("短信预警") : null, Clock(picture, lines), numbers > 0, numbers);

        bool? Switch(string name) => lines.Find(l => l.Text.Contains(name, StringComparison.Ordinal)) is { } label ? SwitchReader.Read(picture, label.Box) : null;
    }

    private static TimeOnly? Clock(Raster picture, List<TextLine> lines)
    {
        foreach (var line in lines.Where(l => l.Box.Y + l.Box.Height < picture.Height * BarShare))
        {
            if (Time().Match(line.Text) is { Success: true } time)
                return new TimeOnly(int.Parse(time.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(time.Groups["m"].ValueSpan, CultureInfo.InvariantCulture));
        }

        return null;
    }

    private static byte[] Masked(Raster picture, List<Box> boxes)
    {
        var pixels = new uint[picture.Width * picture.Height];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = ((uint)picture.Rgb[i * 3] << 16) | ((uint)picture.Rgb[(i * 3) + 1] << 8) | picture.Rgb[(i * 3) + 2];
        foreach (var box in boxes)
        {
            for (var y = Math.Max(0, box.Y - 3); y < Math.Min(picture.Height, box.Y + box.Height + 3); y++)
                pixels.AsSpan((y * picture.Width) + Math.Max(0, box.X - 3), Math.Min(picture.Width, box.X + box.Width + 3) - Math.Max(0, box.X - 3)).Fill(0x808080);
        }

        return PalettePng.Encode(pixels, picture.Width, picture.Height, picture.Width);
    }

    // A number the APP itself shows with stars is masked already. Its first digit is often taken for a letter, and a longer one is no better.
    [GeneratedRegex("[0-9]{10}")]
    private static partial Regex FullNumber();

    [GeneratedRegex("(?<![0-9])(?<h>[01]?[0-9]|2[0-3])[:：](?<m>[0-5][0-9])(?![0-9])")]
    private static partial Regex Time();
}
