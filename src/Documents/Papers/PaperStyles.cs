using DocumentFormat.OpenXml.Wordprocessing;
using static AntiFraudBot.Documents.Papers.PaperMeasures;

namespace AntiFraudBot.Documents.Papers;

/// <summary>Style and font parts: what a paragraph is where nothing is said, and which fonts may stand in for those that are not free.</summary>
internal static class PaperStyles
{
    private static readonly (string Name, string Substitutes)[] Faces =
    [
        (Song, "方正小标宋_GBK,华文中宋,Noto Serif CJK SC"), (FangSong, "仿宋,FangSong,华文仿宋,Noto Serif CJK SC"), (Hei, "SimHei,Noto Sans CJK SC"),
        (Kai, "楷体,KaiTi,华文楷体,Noto Serif CJK SC"), (PlainSong, "SimSun,Noto Serif CJK SC"), (Digits, "Liberation Serif"),
    ];

    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new RunFonts { Ascii = Digits, HighAnsi = Digits, EastAsia = FangSong, ComplexScript = Digits },
                FontSize = new FontSize { Val = BodySize },
                FontSizeComplexScript = new FontSizeComplexScript { Val = BodySize },
                Languages = new Languages { Val = "en-US", EastAsia = "zh-CN" },
            }),
            // No mark hangs out of the text area.
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle
            {
                OverflowPunctuation = new OverflowPunctuation { Val = false },
                SpacingBetweenLines = new SpacingBetweenLines { Line = PaperLines.Twips(LinePitch), LineRule = LineSpacingRuleValues.Exact, Before = "0", After = "0" },
            })),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle(), new StyleParagraphProperties(new OverflowPunctuation { Val = false })) { Type = StyleValues.Paragraph, StyleId = "a", Default = true },
        new Style(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(), new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa }))
        {
            Type = StyleValues.Table, StyleId = "a1", Default = true,
        });

    public static Fonts Fonts() => new(Faces.Select(f => new Font(new AltName { Val = f.Substitutes }) { Name = f.Name }));
}
