using AntiFraudBot.Channels.WeCom.AiBot;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

public sealed class PlainMarkdownTests
{
    [Theory]
    [InlineData("青石村 安装12户，注册8户。", "ordinary words")]
    [InlineData("第一行\n第二行\n\n第四行", "lines")]
    [InlineData("1. 青石村 30\n2. 柳河村 28\n3. 石桥村 20", "a list that counts from one shows its own numbers")]
    [InlineData("机主 138****1234 已劝阻", "one masked number: a run of stars alone does nothing")]
    [InlineData("占 12.5%，<5户，a-b，3>2", "marks inside a line")]
    [InlineData("见 https://a.cn/x_y_z?a=1&amp=2*3*4", "an address")]
    [InlineData("👍 已收到", "beyond the basic plane")]
    public void What_markdown_leaves_alone_is_left_alone(string text, string because) => Assert.True(text == PlainMarkdown.Of(text), because);

    [Theory]
    [InlineData("# 标题", "＃ 标题", "heading")]
    [InlineData("#标题", "＃标题", "some renderers are lenient")]
    [InlineData("> 引用", "＞ 引用", "quote")]
    [InlineData("- 甲\n* 乙\n+ 丙", "－ 甲\n＊ 乙\n＋ 丙", "bullets")]
    [InlineData("3. 甲\n5. 乙", "3． 甲\n5． 乙", "would be numbered anew")]
    [InlineData("2) 甲", "2） 甲", "the other kind of number")]
    [InlineData("甲\n---\n乙\n==", "甲\n－－－\n乙\n＝＝", "rules and underlined headings")]
    [InlineData("村|户\n--|--\n甲|1", "村|户\n－－｜－－\n甲|1", "would become a table")]
    [InlineData("138****1234 和 139****5678", "138＊＊＊＊1234 和 139＊＊＊＊5678", "two runs make bold print of what is between")]
    [InlineData("8:00~9:00，10:00~11:00", "8:00～9:00，10:00～11:00", "would be struck out")]
    [InlineData("_甲_", "＿甲＿", "italics")]
    [InlineData("`甲`", "｀甲｀", "code")]
    [InlineData("<think>甲</think>", "＜think>甲＜/think>", "tags, folded thoughts included")]
    [InlineData("<@ZhangSan>", "＜@ZhangSan>", "nobody is called from inside a text")]
    [InlineData("[点我](https://a.cn)", "［点我](https://a.cn)", "a link that hides its target")]
    [InlineData("&lt;12", "＆lt;12", "entities")]
    [InlineData(@"a\*b", "a＼*b", "a backslash that would go")]
    [InlineData("  两格", "\u00A0\u00A0两格", "blanks in front")]
    [InlineData("a\r\nb\rc", "a\nb\nc", "line ends")]
    [InlineData("甲\n   \n乙", "甲\n\n乙", "an empty line is empty")]
    public void What_would_be_swallowed_has_a_wide_twin(string text, string shown, string because) => Assert.True(shown == PlainMarkdown.Of(text), $"{because}: {PlainMarkdown.Of(text)}");

    [Fact]
    public void Written_twice_it_stays_the_same()
    {
        var once = PlainMarkdown.Of("# 甲 *b* 8~9~10\n> 1\n3. x `a` `b` <c> [d](e)");
        Assert.Equal(once, PlainMarkdown.Of(once));
    }
}
