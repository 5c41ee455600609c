using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Messages;

/// <summary>Somebody may be losing money: the fixed answer at any hour, and police and office are told.</summary>
public sealed class SafetyTests
{
    [Theory]
    [InlineData("我正在给客服转账，他说要验证账户")]
    [InlineData("有人让我共享屏幕")]
    [InlineData("对方叫我把验证码发过去")]
    public async Task At_half_past_eleven_at_night_a_resident_is_answered_at_once_and_police_and_office_are_told(string text)
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 23:30" });
        var answer = await host.AnswerAsync(Qingxi.Residents, Qingxi.Resident, text);
        Assert.Contains("110", answer, StringComparison.Ordinal);
        Assert.Contains("96110", answer, StringComparison.Ordinal);
        foreach (var person in (string[])[Qingxi.Police, Qingxi.Office])
        {
            var alert = Assert.Single(await host.MessagesAsync(Qingxi.Chat(person)));
            Assert.StartsWith("【紧急】", alert.Text, StringComparison.Ordinal);
            Assert.Equal(23, alert.At.Hour);
        }
    }

    [Fact]
    public async Task Five_frightened_messages_are_one_alert_in_ten_minutes_and_each_is_answered()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 23:30" });
        foreach (var text in (string[])["我正在转账", "正在转账，怎么办", "正在转账两万", "他催转账", "验证码已经给了"])
        {
            Assert.Contains("110", await host.AnswerAsync(Qingxi.Residents, Qingxi.Resident, text), StringComparison.Ordinal);
        }

        Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Police)));
        await host.ReachAsync("2026-06-17 23:45");
        await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "又叫我转账");
        Assert.Equal(2, (await host.SaidInAsync(Qingxi.Chat(Qingxi.Police))).Count);
    }

    [Fact]
    public async Task Publicity_that_warns_of_it_is_no_emergency()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Residents, Qingxi.GroupHead, "凡是要求屏幕共享、要验证码的都是诈骗，不要转账");
        Assert.Empty(await host.SaidInAsync(Qingxi.Residents));
        Assert.Empty(await host.SaidInAsync(Qingxi.Chat(Qingxi.Police)));
    }

    [Fact]
    public async Task A_case_goes_to_the_police_privately_and_the_group_reads_no_details()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "我村一名群众刷单被骗3.6万元，已报警");
        var said = string.Concat(await host.SaidInAsync(Qingxi.Village));
        Assert.Contains("已登记，编号", said, StringComparison.Ordinal);
        Assert.DoesNotContain("3.6万", said, StringComparison.Ordinal);
        Assert.Contains("3.6万元", Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Police))), StringComparison.Ordinal);
        Assert.All((await host.LedgerAsync("上坪村", "case")).Where(e => e.At >= Stage.Time("2026-06-15 08:00")), e => Assert.Equal("pending", e.State));
    }

    [Fact]
    public async Task The_police_confirm_a_villages_case_by_the_units_name()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "我村一名群众刷单被骗3.6万元，已报警");
        await host.SayAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, "确认 上坪村");
        Assert.Contains(await host.BookedByAsync(id), e => e.StartsWith("case.new 1", StringComparison.Ordinal) && e.EndsWith("accepted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tip_is_numbered_privately_and_never_repeated_in_a_group()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "举报：有人在村里收购银行卡");
        Assert.Empty(await host.SaidInAsync(Qingxi.Residents));
        Assert.Contains("线索已登记", Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Resident))), StringComparison.Ordinal);
        Assert.DoesNotContain("银行卡", Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Police))), StringComparison.Ordinal);
    }
}
