using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Domain.Undertakings.Tasks;

namespace AntiFraudBot.Domain.Tests.Undertakings;

/// <summary>What is said about tasks, and what only sounds like it (rules W4, W6, W14).</summary>
public sealed class TaskWordsTests
{
    [Theory]
    [InlineData("完成 3", "3")]
    [InlineData("完成3", "3")]
    [InlineData("完成第3项任务", "3")]
    [InlineData("完成 3、5", "3,5")]
    [InlineData("完成 3 已贴在村口", "3")]
    [InlineData("完成安装12", null)]
    [InlineData("完成3户", null)]
    [InlineData("完成", null)]
    [InlineData("今天完成 3", null)]
    [InlineData("完成 3 12户", null)]
    public void Done_is_said_with_the_number_and_nothing_else_that_could_be_a_report(string text, string? numbers) =>
        Assert.Equal(numbers, TaskWords.Read(text) is TaskWords.Done done ? string.Join(',', done.Numbers) : null);

    [Theory]
    [InlineData("布置 6月26日前 各村（社区） 报联络员名单", "6月26日前|各村（社区）|报联络员名单")]
    [InlineData("布置任务：本周五 上坪村、下坪村 更换横幅", "本周五|上坪村、下坪村|更换横幅")]
    [InlineData("布置会场", null)]
    public void Giving_out_names_a_day_the_units_and_the_thing(string text, string? parts) =>
        Assert.Equal(parts, TaskWords.Read(text) is TaskWords.GiveOut g ? $"{g.Day}|{g.Units}|{g.What}" : null);

    [Theory]
    [InlineData("任务 3", typeof(TaskWords.Show))]
    [InlineData("任务台账", typeof(TaskWords.Ledger))]
    [InlineData("取消任务 3-5", typeof(TaskWords.Cancel))]
    [InlineData("改期 3 到 7月15日", typeof(TaskWords.Postpone))]
    [InlineData("延期 3 联络员住院", typeof(TaskWords.Later))]
    [InlineData("延期 联络员住院", null)]
    [InlineData("任务完成得不错", null)]
    public void Each_command_is_matched_as_a_whole(string text, Type? kind) => Assert.Equal(kind, TaskWords.Read(text)?.GetType());

    [Theory]
    [InlineData("每人交一张安装截图", "each-screenshot")]
    [InlineData("各村每天报一次安装数", "daily-report,asked-again")]
    [InlineData("收到后请立即回复", "at-once")]
    [InlineData("安装率排名后三位的通报批评", "install-assessed")]
    [InlineData("报APP安装率，纳入考核通报", "asked-again,install-assessed")]
    [InlineData("在群里接龙打卡", "check-in")]
    [InlineData("不得要求群众打卡", "")]
    [InlineData("6月26日前报联络员名单", "")]
    [InlineData("入户宣传，正在转账请立即拨打110", "")]
    public void Words_that_burden_people_are_named_by_rule(string text, string codes) =>
        Assert.Equal(codes, string.Join(',', BurdenLint.Of(text).Select(w => w.Code)));

    [Fact]
    public void A_document_number_is_found_whatever_its_brackets() =>
        Assert.Equal("云平安发〔2026〕3号", BurdenLint.DocumentIn("确认 云平安发[2026]3号"));
}
