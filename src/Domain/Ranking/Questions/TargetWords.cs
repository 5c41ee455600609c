using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>达标情况, 上坪村能达标吗, 预测: how far it is to the target. Unit = what stands before the question, empty for the asker's own.</summary>
public sealed partial record TargetWords(string Unit)
{
    /// <summary>Null when the text asks something else.</summary>
    public static TargetWords? Read(string text)
    {
        if (text.Length > 30) return null;
        var match = Question().Match(Normaliser.Clean(text).TrimEnd('?', '。', '.', '!', ' '));
        return match.Success ? new TargetWords(match.Groups["unit"].Value) : null;
    }

    /// <summary>The day a question is about: 年底, 下个月, 下周能到多少; null without one.</summary>
    public static DateOnly? Until(string text, DateOnly today)
    {
        if (text.Contains("年底", StringComparison.Ordinal)) return new DateOnly(today.Year, 12, 31);
        if (text.Contains("下个月", StringComparison.Ordinal) || text.Contains("下月", StringComparison.Ordinal)) return new DateOnly(today.Year, today.Month, 1).AddMonths(2).AddDays(-1);
        return text.Contains("下周", StringComparison.Ordinal) ? CampaignWeek.Of(today).Next.Sunday : null;
    }

    /// <summary>Of the month that runs; on its last day, of the next.</summary>
    internal static DateOnly EndOfMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(today.AddDays(1).Day == 1 ? 2 : 1).AddDays(-1);

    /// <summary>哪些村没达标</summary>
    public static bool AsksWhoIsBelow(string text) => text.TrimEnd('？', '?', '。') is "哪些村没达标" or "哪些单位没达标" or "没达标的有哪些";

    [GeneratedRegex(
        "^(看看|看一下|看下|查一下|查下)?(?<unit>[^0-9的，, ]{0,12}?)的? ?(app)?(安装率?)?(达标(情况|预测|进度)?|预测(一下)?|目标(完成|达成)?(情况|进度)|(什么时候|啥时候|几号|哪天)?能?(按时)?(达标|达到目标)(了)?(吗|没有|没|不)?)(呢|怎么样)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}
