namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>The title band and the foot every picture has.</summary>
internal static class PictureHead
{
    public static void Draw(SvgPage page, string title, string subtitle)
    {
        page.Rect(0, 0, SvgPage.Width, 168, "#1f3a5f");
        page.Text(SvgPage.Margin, 74, 50, title, "#ffffff", bold: true, room: SvgPage.Width - (2 * SvgPage.Margin));
        page.Text(SvgPage.Margin, 130, 34, subtitle, "#dbe6f3", room: SvgPage.Width - (2 * SvgPage.Margin));
        page.Y = 168;
    }

    public static void Foot(SvgPage page, string words)
    {
        page.Line(SvgPage.Margin, page.Y, SvgPage.Width - SvgPage.Margin, page.Y, "#c9d3de");
        page.Y += 8;
        page.Paragraph(26, words, SvgPage.Quiet);
        page.Y += 40;
    }
}
