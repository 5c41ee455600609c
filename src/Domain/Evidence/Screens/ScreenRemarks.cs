using System.Globalization;
using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>
/// What was read off a picture against what was said with it (rule E59). For the reviewer's eyes only, and never a reason to be reviewed: who collects the village's
/// pictures over a week sends them on Monday.
/// </summary>
public static class ScreenRemarks
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(3), ClocksDiffer = TimeSpan.FromMinutes(10), Day = TimeSpan.FromHours(24);

    /// <summary>Alerts = how many people the numbers it goes with claim to have their warnings on; null when they say nothing of it.</summary>
    public static IEnumerable<string> Of(ScreenFacts? facts, DateTimeOffset sentAt, decimal? alerts)
    {
        if (facts is not { IsAppPage: true }) yield break;
        if (facts.Clock is { } clock && Late(clock, TimeOnly.FromDateTime(sentAt.ToOffset(WorkCalendar.Offset).DateTime)) is { } late) yield return late;
        if (alerts is > 0 && facts.HasSwitchOff) yield return $"一起报的开启预警{alerts:0.#}人，图上{Off(facts)}没有打开。";
    }

    private static string? Late(TimeOnly clock, TimeOnly sent)
    {
        var since = sent - clock; // TimeOnly counts round the clock
        if (since <= Soon || since >= Day - ClocksDiffer) return null;
        var times = string.Create(CultureInfo.InvariantCulture, $"手机时间{clock:H:mm}，发来是{sent:H:mm}");
        return clock > sent ? $"{times}，不是当天截的。" : $"{times}，隔了{(int)since.TotalHours}个多小时，也可能是前些天截的。";
    }

    private static string Off(ScreenFacts facts) => (facts.Calls, facts.Messages) switch
    {
        (false, false) => "来电预警、短信预警都",
        (false, _) => "来电预警",
        _ => "短信预警",
    };
}
