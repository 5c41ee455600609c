using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.House;

/// <summary>A setting that cannot be meant stops the start with a sentence that names it; one that can be meant holds.</summary>
public sealed class SettingsFaultTests
{
    [Theory]
    [InlineData("Timetable:Push", "九点", "设置 Timetable:Push 的值“九点”看不懂，应如 09:00。")]
    [InlineData("Timetable:QuietFrom", "18:30", "设置 Timetable:Overdue（19:00）在安静时间里，应在08:00到18:30之间。")]
    [InlineData("Retention:ChatDays", "2", "设置 Retention:ChatDays（聊天文字和文件保存几天）是2，应在7到3650之间。")]
    [InlineData("Evidence:Rosters", "all", "设置 Evidence:Rosters 的值“all”看不懂，应为 counts（只记数）或 full（保存名单）。")]
    [InlineData("Evidence:Rosters", "full", "保存名单要有密钥。先造一个：openssl rand -base64 32，放进环境变量 Evidence__Keys__k1，再设 Evidence__Key=k1。")]
    [InlineData("Tips:IdentityKey", "abc", "设置 Tips:IdentityKey（或 FormerKeys）应是32字节的 base64，可用 openssl rand -base64 32 生成。")]
    [InlineData("Cases:TalkDays", "0", "设置 Cases:TalkDays（三必讲几天内完成）是0，应在1到30之间。")]
    [InlineData("Answers:PerMinute", "ten", "设置 Answers:PerMinute 的值“ten”看不懂，应如 10。")]
    [InlineData("Ranking:Milestones:6月底", "80", "设置 Ranking:Milestones 里的“6月底”不是日期，应如 2026-06-30。")]
    public async Task The_start_is_refused_in_plain_words(string key, string value, string words)
    {
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { [key] = value } }));
        Assert.Equal(words, refusal.Message);
    }

    [Fact]
    public async Task Quiet_hours_and_periods_of_the_settings_hold()
    {
        var settings = new Dictionary<string, string?> { ["Timetable:QuietFrom"] = "21:00", ["Timetable:QuietUntil"] = "07:00", ["Timetable:Overdue"] = "20:30", ["Retention:ChatDays"] = "30" };
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = settings });
        Assert.Equal(new TimeOnly(21, 0), host.Part<WorkCalendar>().Quiet.From);
        await host.ReachAsync("2026-06-15 20:31");
        Assert.Contains(await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)), t => t.Contains("请今晚21:00前补报", StringComparison.Ordinal));
        Assert.Equal(30, host.Part<RetentionPeriods>().ChatDays);
    }
}
