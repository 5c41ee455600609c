using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rules A12, B13 and K13: where a number comes from, how it was read, and what becomes of it when somebody says it is wrong.</summary>
public sealed partial class AppealTests
{
    private const string Report = "上周安装12，注册10";

    [Fact]
    public async Task A_contested_number_does_not_count_until_the_office_changes_it()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, Report);
        var number = await InstallAsync(host);

        Assert.Contains("核实前不计入", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, $"错 {number}，应该是21"), StringComparison.Ordinal);
        Assert.Equal("pending", (await EntryAsync(host, 12)).State);
        var told = (await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)))[^1];
        Assert.Contains($"原话：{Report}", told, StringComparison.Ordinal);
        Assert.Contains($"维持 {number}", told, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Chat("m-yunling-office")), t => t.Contains("申诉", StringComparison.Ordinal));
        Assert.Equal("done", Assert.Single(await host.DutiesAsync("上坪村", "2026-W24")).State);

        Assert.Contains($"申诉请回复：维持 {number}", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "待核"), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, $"改 {number} 为 21");
        Assert.Equal(("superseded", "accepted"), ((await EntryAsync(host, 12)).State, (await EntryAsync(host, 21)).State));
        Assert.Contains("改为安装21", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)))[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("维持", "accepted", "done")]
    [InlineData("作废", "retracted", "partial")]
    public async Task The_office_upholds_or_voids(string ruling, string state, string duty)
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, Report);
        var number = await InstallAsync(host);
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, $"错{number}");
        await host.SayAsync(Qingxi.Township, Qingxi.Office, $"{ruling}{number}");
        Assert.Equal(state, (await EntryAsync(host, 12)).State);
        Assert.Equal(duty, Assert.Single(await host.DutiesAsync("上坪村", "2026-W24")).State);
    }

    [Fact]
    public async Task A_neighbour_cannot_contest_and_a_cadre_cannot_rule()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, Report);
        var number = await InstallAsync(host);
        Assert.Contains("由上坪村、原报人或平安办提出", await host.AnswerAsync(Qingxi.Township, Qingxi.Neighbour, $"错 {number}"), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, $"错 {number}");
        Assert.Contains("由上坪村的平安办处理", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, $"维持 {number}"), StringComparison.Ordinal);
        Assert.Equal("pending", (await EntryAsync(host, 12)).State);
    }

    [Fact]
    public async Task The_office_sees_how_a_message_was_read_and_nobody_else_does()
    {
        await using var host = await SandboxHost.StartAsync();
        var report = await host.SayAsync(Qingxi.Township, Qingxi.Liaison, Report);
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装14，注册14");

        var read = await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "怎么读的", report);
        Assert.Contains("读作：报数，规则 report", read, StringComparison.Ordinal);
        Assert.Contains("读到：上坪村｜第24周（6.8—6.14） 新增安装12、新增注册10", read, StringComparison.Ordinal);
        Assert.Matches("入账：[0-9]+号 上坪村｜第24周（6.8—6.14） 安装12，已计入，规则 report", read);
        Assert.Contains("下坪村", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "怎么读的？"), StringComparison.Ordinal);
        Assert.StartsWith("怎么读的只给平安办看", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, "怎么读的", report), StringComparison.Ordinal);
        Assert.StartsWith("没有找到", await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "怎么读的", report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_finds_the_figure_with_that_value_or_says_there_is_none()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "上周安装12，注册10，入户31户");
        Assert.Matches("上坪村第24周（6.8—6.14）入户31户：\n[0-9]+号 31户，6月15日08:00薛冬全报", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, "为什么是31"));
        Assert.Contains("没有哪个数是129", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "上坪村为什么是129"), StringComparison.Ordinal);
        Assert.Matches("上坪村截至6月15日累计安装1,154：期初.*6.8—6.14 \\+12（[0-9]+号）", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "上坪村安装怎么算的"));
    }

    private static async Task<SeenEntry> EntryAsync(SandboxHost host, decimal value) =>
        Assert.Single(await host.LedgerAsync("上坪村", "app_install"), e => e.Value == value && e.Period.From == new DateOnly(2026, 6, 8));

    /// <summary>The number of last week's install entry, as 怎么算的 shows it.</summary>
    private static async Task<long> InstallAsync(SandboxHost host)
    {
        var text = await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "上坪村上周安装怎么算的");
        return long.Parse(Numbered().Match(text).Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("(?<number>[0-9]+)号 ")]
    private static partial Regex Numbered();
}
