using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Duties;

/// <summary>June 2026 with reports on the 13th and 28th, on the 25th, a quarter's sessions and a one-off: rules D9 to D17, seen from outside.</summary>
public sealed class MonthOfFormsTests
{
    [Fact]
    public async Task The_13th_on_a_saturday_is_due_with_the_weekly_data_and_asked_for_in_the_same_message()
    {
        await using var host = await SandboxHost.StartAsync(FormStage.With());
        await host.IdleAsync();
        var duty = (await host.DutiesAsync("上坪村", "2026-06-13")).Single();
        Assert.Equal(("05-29..06-13", Stage.Time("2026-06-15 18:00"), "open"), (duty.Period.ToString(), duty.Due, duty.State));
        await host.ReachAsync("2026-06-15 16:01");
        var reminder = Assert.Single(await host.MessagesAsync(Qingxi.Township), m => m.Text.Contains("还没报", StringComparison.Ordinal));
        Assert.Contains("还没报第24周（6.8—6.14）数据：上坪村、", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("还没报半月报（5.29—6.13）：上坪村、", reminder.Text, StringComparison.Ordinal);
        Assert.Equal(reminder.Mentions.Distinct(), reminder.Mentions);
        await host.ReachAsync("2026-06-15 19:01");
        var overdue = Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)), t => t.Contains("已过截止时间", StringComparison.Ordinal));
        Assert.Contains("第24周（6.8—6.14）、半月报（5.29—6.13）数据已过截止时间", overdue, StringComparison.Ordinal);
        await host.ReachAsync("2026-06-16 09:01");
        Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Head)), t => t.Contains("半月报（5.29—6.13）数据逾期1个工作日", StringComparison.Ordinal) && t.Contains("已提醒2次", StringComparison.Ordinal));
        await host.ReachAsync("2026-06-16 12:02");
        Assert.Equal("missed", (await host.DutiesAsync("上坪村", "2026-06-13")).Single().State);
    }

    [Fact]
    public async Task Numbers_find_their_form_and_the_duty_is_done_when_all_are_in()
    {
        await using var host = await SandboxHost.StartAsync(FormStage.With());
        var both = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10，宣传200人");
        Assert.Equal(
            ["app_install.new 12 06-08..06-14 accepted", "app_register.new 10 06-08..06-14 accepted", "people_reached.new 200 05-29..06-13 accepted"],
            await host.BookedByAsync(both));
        Assert.Equal("partial", (await host.DutiesAsync("上坪村", "2026-06-13")).Single().State);
        Assert.Contains("半月报还差累计安装。", (await host.SaidInAsync(Qingxi.Village)).Single(), StringComparison.Ordinal);
        var total = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "半月报 累计安装1145");
        Assert.Equal(["app_install.total 1145 06-13 accepted"], await host.BookedByAsync(total));
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-06-13")).Single().State);
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-W24")).Single().State);
    }

    [Fact]
    public async Task The_months_forms_are_announced_reminded_of_and_frozen_on_their_days()
    {
        await using var host = await SandboxHost.StartAsync(FormStage.With("2026-06-16 13:00"));
        await host.ReachAsync("2026-06-17 16:01");
        Assert.Contains("二季度六进活动最少2场，6月30日18:00截止，还差：圩镇社区（已有0场）、新街社区（已有0场）", await LastAsync(host), StringComparison.Ordinal);
        await host.SayAsync("g-xuzhen-work", "m-xuzhen-liaison", "今天开展宣讲活动2场");
        Assert.Equal("done", (await host.DutiesAsync("圩镇社区", "2026-Q2")).Single().State);
        await host.ReachAsync("2026-06-24 15:01");
        Assert.Equal("明天18:00截止：月报（6.1—6.25）。已报0个，未报21个。", await LastAsync(host));
        Assert.Empty((await host.MessagesAsync(Qingxi.Township))[^1].Mentions);
        await host.ReachAsync("2026-06-25 10:00");
        var month = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "广播30次");
        Assert.Equal(["broadcast.new 30 06-01..06-25 accepted"], await host.BookedByAsync(month));
        Assert.Equal("已登记：圩镇社区完成“报联络员名单”。", await host.AnswerAsync("g-xuzhen-work", "m-xuzhen-liaison", "完成 报联络员名单"));
        Assert.Equal("done", (await host.DutiesAsync("圩镇社区", "2026-06-26")).Single().State);
        await host.ReachAsync("2026-06-25 16:01");
        Assert.DoesNotContain(Qingxi.Liaison, (await host.MessagesAsync(Qingxi.Township))[^1].Mentions);
        await host.ReachAsync("2026-06-26 15:01");
        Assert.Equal("6月29日18:00截止：半月报（6.14—6.28）。已报0个，未报14个。", await LastAsync(host));
        await host.ReachAsync("2026-06-26 16:01");
        Assert.Contains("还没办完“报联络员名单”：新街社区", await LastAsync(host), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-29 12:02");
        Assert.Equal("missed", (await host.DutiesAsync("新街社区", "2026-06-26")).Single().State);
        Assert.Equal("open", (await host.DutiesAsync("上坪村", "2026-06-28")).Single().State);
    }

    [Fact]
    public async Task An_extension_is_of_what_is_due_and_stops_its_reminders_only()
    {
        await using var host = await SandboxHost.StartAsync(FormStage.With());
        Assert.Contains("上坪村半月报，原因：停电", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "延期 半月报 停电"), StringComparison.Ordinal);
        Assert.Equal("extended", (await host.DutiesAsync("上坪村", "2026-06-13")).Single().State);
        Assert.Equal("open", (await host.DutiesAsync("上坪村", "2026-W24")).Single().State);
        await host.AnswerAsync(Qingxi.Township, Qingxi.Neighbour, "延期 停电");
        Assert.Equal(["extended", "extended"], (await host.DutiesAsync("下坪村")).Where(d => d.State == "extended").Select(d => d.State));
        Assert.Equal("open", (await host.DutiesAsync("下坪村", "2026-06-25")).Single().State);
        await host.ReachAsync("2026-06-15 16:01");
        Assert.DoesNotContain("半月报（5.29—6.13）：上坪村", await LastAsync(host), StringComparison.Ordinal);
        Assert.Contains("数据：上坪村", await LastAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_night_and_a_morning_off_everybody_gets_one_message()
    {
        await using var host = await SandboxHost.StartAsync(FormStage.With());
        await host.ReachAsync("2026-06-15 15:30");
        var before = await host.LastSeqAsync(Qingxi.Township);
        await host.RestartAsync("2026-06-16 09:30");
        await host.IdleAsync();
        Assert.Empty(await host.MessagesAsync(Qingxi.Township, before));
        var told = Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)), t => t.Contains("上坪村第24周", StringComparison.Ordinal));
        Assert.Contains("第24周（6.8—6.14）、半月报（5.29—6.13）数据已过截止时间，此前没有提醒到您。请今天12:00前补报", told, StringComparison.Ordinal);
        Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Head)));
    }

    [Fact]
    public async Task My_tasks_lists_what_a_unit_owes_and_who_has_not_reported_is_told_by_form()
    {
        await using var host = await SandboxHost.StartAsync(FormStage.With());
        var mine = await host.AnswerAsync("g-xuzhen-work", "m-xuzhen-liaison", "我的任务");
        Assert.Contains("第24周尚未报送。", mine, StringComparison.Ordinal);
        Assert.Contains("半月报（5.29—6.13）：今天18:00前。例：半月报 宣传200人，累计安装650", mine, StringComparison.Ordinal);
        Assert.Contains("二季度六进活动：6月30日18:00前，最少2场，已有0场", mine, StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "半月报 宣传200人，累计安装1145");
        var missing = await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "哪些村还没报");
        Assert.Contains("半月报（5.29—6.13）未报13个：下坪村、", missing, StringComparison.Ordinal);
    }

    private static async Task<string> LastAsync(SandboxHost host) => (await host.SaidInAsync(Qingxi.Township))[^1];
}
