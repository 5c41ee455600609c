namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>The title band and the foot every picture has.</summary>
internal static class PictureHead
{
    private const double Room = SvgPage.Width - (2 * SvgPage.Margin);
    private const int MostLines = 3;

    /// <summary>A title too long for a line is set smaller, then over as many as three lines.</summary>
    public static void Draw(SvgPage page, string title, string subtitle)
    {
        var size = SvgPage.WidthOf(title, 50) <= Room ? 50 : 42;
        var titles = SvgPage.Folded(title, size, Room, MostLines);
        var subtitles = SvgPage.Folded(subtitle, 34, Room, MostLines);
        var height = 108 + ((titles.Count - 1) * 58) + (subtitles.Count * 46) + 14;
        page.Rect(0, 0, SvgPage.Width, height, "#1f3a5f");
        for (var i = 0; i < titles.Count; i++) page.Text(SvgPage.Margin, 74 + (58 * i), size, titles[i], "#ffffff", bold: true, room: Room);
        for (var i = 0; i < subtitles.Count; i++) page.Text(SvgPage.Margin, 74 + (58 * (titles.Count - 1)) + 56 + (46 * i), 34, subtitles[i], "#dbe6f3", room: Room);
        page.Y = height;
    }

    public static void Foot(SvgPage page, string words)
    {
        page.Line(SvgPage.Margin, page.Y, SvgPage.Width - SvgPage.Margin, page.Y, "#c9d3de");
        page.Y += 8;
        page.Paragraph(SvgPage.Smallest, words, SvgPage.Quiet);
        page.Y += 40;
    }
}
