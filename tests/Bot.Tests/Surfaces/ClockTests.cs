using System.Net;
using System.Net.Http.Json;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Surfaces;

/// <summary>The sandbox clock goes forward only, runs what is due on the way, and is where it was after a restart.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("2026-06-15T07:59:00+08:00", "it would go backward")]
    [InlineData("yesterday", "it is no time")]
    [InlineData(null, "there is none")]
    public async Task A_time_that_cannot_be_reached_is_refused(string? to, string because)
    {
        await using var host = await SandboxHost.StartAsync();
        var response = await host.Http.PostAsJsonAsync("/sandbox/api/clock", new { to });
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, because);
        Assert.Equal(new DateOnly(2026, 6, 15), DateOnly.FromDateTime((await host.NowAsync()).DateTime));
    }

    [Fact]
    public async Task The_clock_starts_where_it_was_told_and_ticks()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 10:30" });
        var first = await host.NowAsync();
        var second = await host.NowAsync();
        Assert.InRange(first, Stage.Time("2026-06-17 10:30"), Stage.Time("2026-06-17 10:31"));
        Assert.True(second > first);
    }

    [Fact]
    public async Task A_whole_week_is_walked_in_under_20_seconds()
    {
        await using var host = await SandboxHost.StartAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await host.ReachAsync("2026-06-22 08:00");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public async Task What_is_due_on_the_way_runs_at_its_own_time_and_in_order()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-16 15:00");
        var said = (await host.MessagesAsync(Qingxi.Township)).Where(m => m.FromBot).ToList();
        Assert.Equal(
            ["06-15 09:00 【本周反诈宣传】", "06-15 15:00 【转发情况】", "06-15 16:00 距18:00截止", "06-16 15:00 【反诈工作周通报】"],
            said.Select(m => $"{m.At:MM-dd HH:mm} {m.Text[..(m.Text.IndexOf('】', StringComparison.Ordinal) is var end and > 0 ? end + 1 : 8)]}"));
    }

    [Fact]
    public async Task A_restart_keeps_ledger_transcript_and_clock()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 10:00");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        var (ledger, transcript, units) = (await host.LedgerAsync(), await host.MessagesAsync(Qingxi.Village), await host.UnitsAsync());
        await host.RestartAsync();
        Assert.InRange(await host.NowAsync(), Stage.Time("2026-06-15 10:00"), Stage.Time("2026-06-15 10:05"));
        Assert.Equal(ledger, await host.LedgerAsync());
        Assert.Equal(transcript.Select(m => (m.Seq, m.Text)), (await host.MessagesAsync(Qingxi.Village)).Select(m => (m.Seq, m.Text)));
        Assert.Equal(units.Select(u => u.Id), (await host.UnitsAsync()).Select(u => u.Id));
    }

    [Fact]
    public async Task After_a_restart_nothing_that_was_said_is_said_again()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 16:30");
        var before = await host.SaidInAsync(Qingxi.Township);
        await host.RestartAsync();
        await host.ReachAsync("2026-06-15 17:30");
        Assert.Equal(before, await host.SaidInAsync(Qingxi.Township));
    }
}
