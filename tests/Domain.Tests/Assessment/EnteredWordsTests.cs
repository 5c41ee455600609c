using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rule J10: what is entered by hand is said in one way, and a report never reads as it.</summary>
public sealed class EnteredWordsTests
{
    [Theory]
    [InlineData("非接触案件 5起 上年7起 到6月", "Contactless 5/7 6")]
    [InlineData("清溪乡 非接触案件5起，去年同期7起 6月", "清溪乡 Contactless 5/7 6")]
    [InlineData("非接触案件", "Contactless")]
    [InlineData("上年同期 职工发案2起 到6月", "BaselineStaff 2 6")]
    [InlineData("上年同期 石桥村 职工发案2起 到6月", "石桥村 BaselineStaff 2 6")]
    [InlineData("上年同期 发案12起 损失36万元 到6月", "BaselineCases 12 BaselineLoss 360000 6")]
    public void What_is_entered_is_read(string text, string expected)
    {
        var words = EnteredWords.Read(text)!;
        var values = words.Values.Count == 0 ? [words.Kind.ToString()] : words.Values.Select(v => $"{v.Kind} {v.Part:0}{(v.Whole is { } whole ? $"/{whole:0}" : "")}");
        Assert.Equal(expected, string.Join(' ', new[] { words.Unit }.Concat(values).Append(words.Month?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "").Where(p => p.Length > 0)));
    }

    [Theory]
    [InlineData("上周发案：上坪村1起、损失2.3万元")]
    [InlineData("上年同期比少了2起")]
    [InlineData("非接触的案件要多宣传")]
    public void A_report_is_not(string text) => Assert.Null(EnteredWords.Read(text));
}
