using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Domain.Tests.Incidents;

public sealed class WarningReplyTests
{
    [Theory]
    [InlineData("1", null, WarningStep.Accept)]
    [InlineData("１", null, WarningStep.Accept)]
    [InlineData("0618-03 1", "0618-03", WarningStep.Accept)]
    [InlineData("1 0618-03", "0618-03", WarningStep.Accept)]
    [InlineData("0618-03 2已联系", "0618-03", WarningStep.Contacted)]
    [InlineData("3", null, WarningStep.Unharmed)]
    [InlineData("5找不到人", null, WarningStep.NotFound)]
    [InlineData("6", null, WarningStep.FalseAlarm)]
    [InlineData("7", null, WarningStep.HandOver)]
    [InlineData("接单", null, WarningStep.Accept)]
    [InlineData("我马上去", null, WarningStep.Accept)]
    [InlineData("已联系", null, WarningStep.Contacted)]
    [InlineData("电话打通了，让他先别转", null, WarningStep.Contacted)]
    [InlineData("见面劝阻了，没转钱", null, WarningStep.Unharmed)]
    [InlineData("人见到了，当面说清楚了，没有转账", null, WarningStep.Unharmed)]
    [InlineData("已见面", null, WarningStep.Met)]
    [InlineData("找不到人", null, WarningStep.NotFound)]
    [InlineData("电话关机，家里没人", null, WarningStep.NotFound)]
    [InlineData("没见到人", null, WarningStep.NotFound)]
    [InlineData("误报，本人操作", null, WarningStep.FalseAlarm)]
    [InlineData("0618-03移交派出所", "0618-03", WarningStep.HandOver)]
    public void A_step_is_read_from_a_digit_or_from_words(string text, string? number, WarningStep step)
    {
        var read = WarningReply.Read(text);
        Assert.Equal((number, step), (read?.Number, read!.Step));
    }

    [Theory]
    [InlineData("4 2.3万", 23000)]
    [InlineData("0618-03 4 23000", 23000)]
    [InlineData("4（三万六）", 36000)]
    [InlineData("见面了，已经转了5000元", 5000)]
    [InlineData("4", null)]
    public void What_was_lost_is_read_with_it(string text, int? lost)
    {
        var read = WarningReply.Read(text)!;
        Assert.Equal((WarningStep.Defrauded, (decimal?)lost), (read.Step, read.Lost));
    }

    [Fact]
    public void What_was_saved_is_read_too() =>
        Assert.Equal(new WarningReply(null, WarningStep.Unharmed, Saved: 50000), WarningReply.Read("见面劝阻了，没转钱，避免损失5万"));

    [Theory]
    [InlineData("本周劝阻3人，避免损失5万元")]
    [InlineData("我村一名群众刷单被骗3.6万元，已报警")]
    [InlineData("本周发案：上坪村1起、损失2.3万元")]
    [InlineData("安装12，注册10，入户30户")]
    [InlineData("1户")]
    [InlineData("15")]
    [InlineData("1.5万")]
    [InlineData("进度怎么样")]
    [InlineData("收到")]
    [InlineData("新增0")]
    [InlineData("他让我先忙")]
    public void Reports_and_talk_are_no_steps(string text) => Assert.Null(WarningReply.Read(text));
}
