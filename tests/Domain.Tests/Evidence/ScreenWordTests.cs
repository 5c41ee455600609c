using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Domain.Tests.Evidence;

public sealed class ScreenWordTests
{
    [Theory]
    [InlineData("看下一条")]
    [InlineData("下一张。")]
    public void The_next_picture(string text) => Assert.IsType<ScreenWord.Next>(ScreenWord.Read(text));

    [Fact]
    public void Approval() => Assert.IsType<ScreenWord.Approve>(ScreenWord.Read("通过"));

    [Theory]
    [InlineData("退回 请发自己手机的截图", "请发自己手机的截图")]
    [InlineData("退回：和上周是同一张", "和上周是同一张")]
    [InlineData("退回", "")]
    public void A_return_with_its_reason(string text, string reason) => Assert.Equal(new ScreenWord.Return(reason), ScreenWord.Read(text));

    [Theory]
    [InlineData("通过微信群转发了3个群")]
    [InlineData("安装12，注册10")]
    [InlineData("退回来的宣传单有20张")]
    [InlineData("下一条街安装5户")]
    public void Other_words_are_somebody_elses(string text) => Assert.Null(ScreenWord.Read(text));
}
