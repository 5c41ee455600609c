using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rule B13: the words of an appeal and of a ruling.</summary>
public sealed class AppealTests
{
    [Theory]
    [InlineData("错 87", 87, "")]
    [InlineData("错87", 87, "")]
    [InlineData("错　８７", 87, "")]
    [InlineData("错87号，应该是53", 87, "应该是53")]
    [InlineData("申诉 87", 87, "")]
    [InlineData("87号错了", 87, "")]
    public void An_appeal_names_the_entry(string text, long number, string words) => Assert.Equal(new AppealWords.Raised(number, words), AppealWords.Read(text));

    [Theory]
    [InlineData("维持 87", AppealRuling.Uphold, null)]
    [InlineData("作废87号", AppealRuling.Void, null)]
    [InlineData("改 87 为 53", AppealRuling.Change, 53)]
    [InlineData("改87号为53人", AppealRuling.Change, 53)]
    [InlineData("改 87 为 3.6万", AppealRuling.Change, 36000)]
    public void A_ruling_names_the_entry_and_what_becomes_of_it(string text, AppealRuling ruling, int? value) =>
        Assert.Equal(new AppealWords.Ruled(87, ruling, value), AppealWords.Read(text));

    [Theory]
    [InlineData("报错了，35")]
    [InlineData("错了 应该是12")]
    [InlineData("不是35是53")]
    [InlineData("改35")]
    [InlineData("维持原样")]
    [InlineData("刚才那条作废")]
    public void Everything_else_is_left_to_the_reader(string text) => Assert.Null(AppealWords.Read(text));
}
