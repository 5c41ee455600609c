using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Booking;

/// <summary>How to correct is said where it helps: with somebody's first report of the day, and where the number was not written as it was read (rule B12).</summary>
public sealed class HintTests
{
    private const string Hint = "有误请回复";

    [Fact]
    public async Task The_first_report_of_the_day_has_the_hint_and_a_plain_second_one_has_not()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Contains(Hint, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "今天安装3"), StringComparison.Ordinal);
        Assert.DoesNotContain(Hint, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "今天入户8户"), StringComparison.Ordinal);
        Assert.Contains(Hint, await host.AnswerAsync(Qingxi.Village, Qingxi.GroupHead, "今天宣传30人"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-17 09:00");
        Assert.Contains(Hint, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "今天安装2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_not_written_in_digits_and_a_replaced_one_have_it_again()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天安装3");
        Assert.Contains(Hint, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "今天宣传一百二人"), StringComparison.Ordinal);
        Assert.Contains(Hint, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "更正：今天安装5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_is_shown_a_village_it_has()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.EndsWith("请写全称，例：上坪村安装12", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "白塔村安装12"), StringComparison.Ordinal);
    }
}
