using System.Globalization;
using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>Who sent a picture of which unit when, as the office reads it.</summary>
public sealed record SentBy(string Unit, string Person, DateTimeOffset At, string Week)
{
    public string Place => $"{Unit} {Person} {ScreenText.Moment(At)}";
}

/// <summary>What is said about pictures. Only the office reads of suspicion, and only in private; whoever sent the picture reads what to send instead (rule E57).</summary>
public static class ScreenText
{
    public const string PrivateOnly = "截图请私聊我看：看下一条";
    public const string NothingShown = "请先发 看下一条，看过再回复 通过，或 退回 加原因。";
    public const string NothingWaiting = "没有待核的截图。";
    public const string ReasonWanted = "请写明原因，原因会原样告诉发图的人。例：退回 请打开来电预警后重新截一张";

    /// <summary>The line under 待核; null when nothing waits.</summary>
    public static string? Waiting(int count) => count == 0 ? null : $"截图待核{count}张，请私聊我逐张看：看下一条";

    /// <summary>The first picture is this one, the second the earlier one. OtherShown: both are still there. Alerts: see <see cref="ScreenRemarks"/>.</summary>
    public static string Item(Screenshot picture, SentBy by, SentBy? earlier, bool otherShown, int waiting, decimal? alerts = null)
    {
        var lines = new List<string> { waiting == 1 ? "待核截图就剩这一张。" : $"待核截图，共{waiting}张，这是最早的一张。", $"{by.Place}发，{WeekName(by.Week)}。" };
        lines.Add(Reason(picture.Issue, earlier));
        if (Facts(picture.Facts) is { } facts) lines.Add(facts);
        lines.AddRange(ScreenRemarks.Of(picture.Facts, picture.SentAt, alerts));
        if (earlier is not null) lines.Add(otherShown ? "第一张是这次的，第二张是以前的，请对照看。" : "以前那张已过保存期，只留了指纹。");
        lines.Add("没有问题请回复：通过\n要重发请回复原因，例：退回 请用本人手机重新截一张");
        return string.Join('\n', lines);
    }

    public static string Approved(int left) => $"已通过。{Left(left)}";

    public static string Returned(string person, int left) => $"已退回，已私聊告诉{person}重发什么。{Left(left)}";

    /// <summary>To whoever sent it: what to do, no blame.</summary>
    public static string PleaseSendAgain(DateTimeOffset sentAt, string officeLabel, string reason) =>
        $"您{Moment(sentAt)}发的截图要补发一张，{officeLabel}说：{reason}\nAPP截图请这样截：在本人手机上打开国家反诈中心APP，截全屏，带上最上面的时间，直接发给我就行。有疑问请联系{officeLabel}。";

    public static string Moment(DateTimeOffset at) => at.ToOffset(WorkCalendar.Offset).ToString("M月d日H:mm", CultureInfo.InvariantCulture);

    private static string Left(int left) => left == 0 ? NothingWaiting : $"还有{left}张，接着看请回复：看下一条";

    private static string Reason(ScreenIssue issue, SentBy? earlier) => issue switch
    {
        ScreenIssue.SameFile => $"和{earlier?.Place}发的是同一个文件。",
        ScreenIssue.SamePicture => $"和{earlier?.Place}发的像是同一张图：号码、开关、状态栏都一样。",
        ScreenIssue.SamePageWithoutBar => $"和{earlier?.Place}发的页面完全一样，其中一张截掉了状态栏。",
        ScreenIssue.ReturnedBefore => $"和{earlier?.Place}发、已经退回的是同一张图。",
        ScreenIssue.SwitchOff => "是APP页面，但有预警开关没有打开。",
        _ => "请看一下。",
    };

    private static string? Facts(ScreenFacts? facts) => facts switch
    {
        null => null,
        { IsAppPage: false } => "识字：不像反诈APP的页面。",
        _ => $"识字：反诈APP页面，来电预警{Switch(facts.Calls)}，短信预警{Switch(facts.Messages)}{(facts.Clock is { } clock ? $"，手机时间{clock.ToString("H:mm", CultureInfo.InvariantCulture)}" : "")}。",
    };

    private static string Switch(bool? on) => on switch { true => "开", false => "关", null => "看不清" };

    private static string WeekName(string week) => CampaignWeek.Parse(week) is { } w ? $"统计第{w.Number}周（{w.Monday.Month}月{w.Monday.Day}日—{w.Sunday.Month}月{w.Sunday.Day}日）" : week;
}
