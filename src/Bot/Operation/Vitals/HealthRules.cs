using System.Globalization;
using AntiFraudBot.Bot.Operation.Checkup;

namespace AntiFraudBot.Bot.Operation.Vitals;

/// <summary>When the bot is degraded and when it is unhealthy (rule U9; docs/runbook.md). Bad = it loses or will soon lose messages.</summary>
public static class HealthRules
{
    public static readonly TimeSpan SlowStore = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan StuckMessage = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan StuckAnswer = TimeSpan.FromMinutes(5);

    /// <summary>The sweep runs every night; a machine that was off that night is forgiven one.</summary>
    public static readonly TimeSpan RetentionOverdue = TimeSpan.FromHours(50);

    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<Finding> Judge(VitalSigns signs) =>
    [
        Slow(signs),
        MachineChecks.SpaceLeft(signs.FreeBytes),
        Waiting(signs),
        signs.Parked == 0
            ? Finding.Ok("搁置的消息", "没有")
            : Finding.Warning("搁置的消息", $"{signs.Parked}条多次处理不成，已搁下", "查日志里的原因，请发言人重说一遍"),
        Sending(signs),
        signs.Unconfirmed == 0
            ? Finding.Ok("不确定是否发到的消息", "24小时内没有")
            : Finding.Warning("不确定是否发到的消息", $"24小时内{signs.Unconfirmed}条，没有重发，免得重复", "看转发情况里的“未确认”，必要时人工补发"),
        .. signs.Connections.Select(c => ConnectionRules.Judge(c, signs.Machine)),
        Clock(signs),
        Retention(signs.LastRetention, signs.Campaign, signs.InServiceSince),
        signs.FailedJobs.Count == 0
            ? Finding.Ok("定时任务", "都正常")
            : Finding.Warning("定时任务", $"{string.Join('、', signs.FailedJobs)}上次没有办成", "看jobs里的error，到下一次会自动补"),
    ];

    public static string Status(IEnumerable<Finding> findings) => findings.Max(f => f.State) switch
    {
        FindingState.Bad => "unhealthy",
        FindingState.Warning => "degraded",
        _ => "healthy",
    };

    /// <summary>The nightly deletion must have run: what is kept too long is a breach, even if nothing else shows it.</summary>
    public static Finding Retention(DateTimeOffset? last, DateTimeOffset now, DateTimeOffset inServiceSince)
    {
        const string name = "到期清理";
        if (now - (last ?? inServiceSince) > RetentionOverdue)
            return Finding.Warning(name, last is null ? "还没有清理过" : $"上次是{Local(last.Value)}", "让机器人夜里开着，02:30会自动清理；再不清理就看日志");
        return Finding.Ok(name, last is null ? "每天02:30，首次还没到" : $"上次{Local(last.Value)}");
    }

    private static Finding Slow(VitalSigns signs) => signs.RoundTrip > SlowStore
        ? Finding.Warning("数据库", $"读写一次要{signs.RoundTrip.TotalMilliseconds:0}毫秒", "看磁盘是否太忙、是否有别的程序占着数据库")
        : Finding.Ok("数据库", $"读写一次{signs.RoundTrip.TotalMilliseconds:0}毫秒");

    private static Finding Waiting(VitalSigns signs) => signs.OldestUnhandled is { } oldest && signs.Machine - oldest > StuckMessage
        ? Finding.Warning("等着处理的消息", $"{signs.Unhandled}条，最早的等了{Minutes(signs.Machine - oldest)}分钟", "看日志里的 failed at attempt")
        : Finding.Ok("等着处理的消息", $"{signs.Unhandled}条");

    private static Finding Sending(VitalSigns signs) => signs.OldestDue is { } oldest && signs.Campaign - oldest > StuckAnswer
        ? Finding.Warning("等着发出的消息", $"{signs.Due}条，最早的晚了{Minutes(signs.Campaign - oldest)}分钟", "看平台是否收消息，日志里的 given up")
        : Finding.Ok("等着发出的消息", $"{signs.Due}条");

    private static Finding Clock(VitalSigns signs) => signs.NewestReceived is { } newest && newest - signs.Machine > ClockSlack
        ? Finding.Bad("机器时间", $"比最近一条消息还早{Minutes(newest - signs.Machine)}分钟，时间被拨回去了", "对准机器时间（NTP）")
        : Finding.Ok("机器时间", Local(signs.Machine));

    private static string Minutes(TimeSpan time) => Math.Round(time.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset at) =>
        at.ToOffset(Domain.Calendar.WorkCalendar.Offset).ToString("M月d日HH:mm", CultureInfo.InvariantCulture);
}
