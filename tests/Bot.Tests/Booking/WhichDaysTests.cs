using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Booking;

/// <summary>Which days a number is for, and what is added to what: booking rules (a), (b) and (c), seen from outside.</summary>
public sealed class WhichDaysTests
{
    [Fact]
    public async Task While_last_weeks_data_are_due_a_number_without_days_is_last_weeks_and_the_answer_says_so()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted", "app_register.new 10 06-08..06-14 accepted"], await host.BookedByAsync(id));
        Assert.Contains("第24周（6.8—6.14）", (await host.SaidInAsync(Qingxi.Village)).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_duty_is_filled_a_number_without_days_is_todays()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装3");
        Assert.Equal(["app_install.new 3 06-15 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task Outside_the_window_a_number_without_days_is_todays()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 10:00" });
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        Assert.Equal(["app_install.new 12 06-17 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task The_window_lasts_to_the_freeze()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-16 11:59");
        var late = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted"], await host.BookedByAsync(late));
        await host.ReachAsync("2026-06-16 12:02");
        var after = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "安装9");
        Assert.Equal(["app_install.new 9 06-16 accepted"], await host.BookedByAsync(after));
        Assert.Equal("late", (await host.DutiesAsync("上坪村", "2026-W24")).Single().State);
    }

    [Fact]
    public async Task The_first_report_in_time_makes_the_duty_done()
    {
        await using var host = await SandboxHost.StartAsync();
        var before = (await host.DutiesAsync("上坪村", "2026-W24")).Single();
        Assert.Equal(("weekly", "open", Stage.Time("2026-06-15 18:00")), (before.Form, before.State, before.Due));
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var after = (await host.DutiesAsync("上坪村", "2026-W24")).Single();
        Assert.Equal("done", after.State);
        Assert.NotNull(after.DoneAt);
    }

    [Fact]
    public async Task Today_just_after_midnight_is_the_new_day()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-18 00:10" });
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天安装2");
        Assert.Equal(["app_install.new 2 06-18 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task A_repeat_is_not_booked_again()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 10:00" });
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var before = await host.LedgerAsync();
        Assert.Contains("不重复计", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, "安装12"), StringComparison.Ordinal);
        Assert.Equal(before, await host.LedgerAsync());
    }

    [Theory]
    [InlineData("追加", 19)]
    [InlineData("更正", 7)]
    public async Task Another_number_for_the_same_days_is_asked_about_once_and_booked_as_answered(string word, int standing)
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 10:00" });
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装7");
        Assert.EndsWith("追加还是更正？", (await host.SaidInAsync(Qingxi.Village))[^1], StringComparison.Ordinal);
        Assert.Equal(["app_install.new 7 06-17 pending"], await host.BookedByAsync(id));
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, word);
        var counted = (await host.LedgerAsync("上坪村", "app_install")).Where(e => e is { State: "accepted", Aspect: "new" } && e.Period.From.Day == 17);
        Assert.Equal(standing, counted.Sum(e => e.Value));
    }

    [Fact]
    public async Task A_correction_keeps_the_old_value_as_superseded()
    {
        await using var host = await SandboxHost.StartAsync();
        var wrong = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var right = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：安装15");
        Assert.Equal(["app_install.new 12 06-08..06-14 superseded"], await host.BookedByAsync(wrong));
        Assert.Equal(["app_install.new 15 06-08..06-14 accepted"], await host.BookedByAsync(right));
        Assert.Contains("原12", (await host.SaidInAsync(Qingxi.Village))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_nobody_answers_expires_after_two_hours_and_is_not_asked_again()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 10:00" });
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装7");
        var asked = await host.SaidInAsync(Qingxi.Village);
        await host.ReachAsync("2026-06-17 12:05");
        Assert.Equal(asked, await host.SaidInAsync(Qingxi.Village));
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "追加");
        Assert.Equal(["app_install.new 7 06-17 pending"], await host.BookedByAsync(id));
    }
}
