using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Undertakings.Tasks;

namespace AntiFraudBot.Domain.Undertakings.Meetings;

/// <summary>What is said about meetings (rule W8), matched on the whole text.</summary>
public abstract partial record MeetingWords
{
    /// <summary>开会 6月26日15:00 二楼会议室 反诈工作例会. Day null: not understood.</summary>
    public sealed record Call(DateOnly? Day, TimeOnly Time, string Place, string Title) : MeetingWords;

    /// <summary>开会 without what it needs.</summary>
    public sealed record CallUnclear : MeetingWords;

    public sealed record Present : MeetingWords;

    /// <summary>Reason empty: it has to be asked for.</summary>
    public sealed record Leave(string Reason) : MeetingWords;

    /// <summary>会议情况.</summary>
    public sealed record Status : MeetingWords;

    /// <summary>会前材料: the page drawn from the ledger.</summary>
    public sealed record Brief : MeetingWords;

    /// <summary>会议纪要 text, or with a file.</summary>
    public sealed record Minutes(string Text) : MeetingWords;

    public sealed record Cancel : MeetingWords;

    public static MeetingWords? Read(string text, DateOnly today)
    {
        if (text.StartsWith("会议纪要", StringComparison.Ordinal)) return new Minutes(text[4..].Trim(' ', '：', ':', '\n', '，'));
        if (text.Length > 120) return null;
        switch (text.TrimEnd('。'))
        {
            case "到会" or "参会" or "准时到会" or "按时参会" or "收到，到会" or "收到，准时参会": return new Present();
            case "会议情况" or "到会情况" or "参会情况": return new Status();
            case "会前材料" or "会议材料" or "会议简报": return new Brief();
            case "取消会议" or "会议取消": return new Cancel();
            case "开会" or "召开会议": return new CallUnclear();
        }

        if (LeavePattern().Match(text) is { Success: true } leave) return new Leave(leave.Groups["why"].Value.Trim('。', ' '));
        if (CallPattern().Match(text) is not { Success: true } call) return null;
        var hour = int.Parse(call.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = call.Groups["min"].Success ? int.Parse(call.Groups["min"].ValueSpan, CultureInfo.InvariantCulture) : call.Groups["half"].Success ? 30 : 0;
        if (call.Groups["pm"].Success && hour < 12) hour += 12;
        if (hour > 23 || minute > 59) return new CallUnclear();
        var title = call.Groups["title"].Value.Trim('。', ' ');
        return new Call(DueDay.Read(call.Groups["day"].Value, today), new TimeOnly(hour, minute), call.Groups["place"].Value, title.Length > 0 ? title : "反诈工作会议");
    }

    [GeneratedRegex(@"\A请假([\s，,：:]+(?<why>.{1,60}))?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeavePattern();

    [GeneratedRegex(@"\A(开会|召开会议)[\s：:]+(?<day>[^\s0-9]{2,3}|[0-9]{1,2}月[0-9]{1,2}[日号])\s*(上午|早上|(?<pm>下午|晚上))?\s*(?<h>[0-9]{1,2})([:：](?<min>[0-9]{2})|[点时]((?<half>半)|(?<min>[0-9]{1,2})分?)?)[\s，,]+(?<place>\S{2,20})([\s，,]+(?<title>.{2,40}))?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CallPattern();
}
