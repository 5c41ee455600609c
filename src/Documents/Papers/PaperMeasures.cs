namespace AntiFraudBot.Documents.Papers;

/// <summary>The page of GB/T 9704-2012 (rule N1). Twips are twentieths of a point; 56.6929 of them are a millimetre.</summary>
internal static class PaperMeasures
{
    public const int PageWidth = 11_906, PageHeight = 16_838;

    // 天头 37, 订口 28, so that 156 × 225 mm are left: 26 at the right, 35 at the bottom.
    public const int Top = 2098, Left = 1587, Right = 1474, Bottom = 1984;
    public const int TextWidth = PageWidth - Left - Right;

    /// <summary>The footer's line stands with its middle 7 mm below the text area.</summary>
    public const int FooterFrom = 1406;

    /// <summary>22 lines in 225 mm: 28.95 points each.</summary>
    public const int LinePitch = 579;

    /// <summary>28 characters of 16 points are 2 mm wider than the text area: each gives up a quarter point.</summary>
    public const int Tighter = -5;

    // Half points: 3号 16, 2号 22, 4号 14, 小四 12.
    public const string BodySize = "32", TitleSize = "44", SmallSize = "28", TableSize = "24";

    /// <summary>A character of the text, for indents.</summary>
    public const int Character = 320;

    public const int SmallCharacter = 280;

    // The official faces by name; the font table says what may stand in for them.
    public const string Song = "方正小标宋简体", FangSong = "仿宋_GB2312", Hei = "黑体", Kai = "楷体_GB2312", PlainSong = "宋体", Digits = "Times New Roman";
}
