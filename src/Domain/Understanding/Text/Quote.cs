using System.Buffers;
using System.Text;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R3: the speaker's own words, and the words quoted above them, which supply context but never numbers.</summary>
internal sealed record Quote(string Own, string Quoted)
{
    private static readonly SearchValues<char> MentionEnd = SearchValues.Create(" \n\t，:;");

    public static Quote Split(string text)
    {
        var own = new StringBuilder();
        var quoted = new StringBuilder();
        var rest = CutCornerQuote(text, quoted);
        foreach (var line in rest.Split('\n'))
        {
            var trimmed = line.Trim();
            if (IsRule(trimmed))
                continue;
            (IsQuoteLine(trimmed) ? quoted : own).Append(line).Append('\n');
        }

        return new Quote(StripMentions(own.ToString()).Trim(), quoted.ToString().Trim());
    }

    // 「someone：words」 at the start, as WeChat and 企业微信 write a quoted message.
    private static string CutCornerQuote(string text, StringBuilder quoted)
    {
        var start = text.TrimStart();
        if (start.Length == 0 || start[0] != '「')
            return text;
        var end = start.IndexOf('」', StringComparison.Ordinal);
        if (end < 0)
            return text;
        quoted.Append(start, 1, end - 1).Append('\n');
        return start[(end + 1)..];
    }

    private static bool IsRule(string line) => line.Length >= 3 && line.All(c => c is '-' or ' ' or '_' or '=');

    private static bool IsQuoteLine(string line) => line.StartsWith('>') || (line.StartsWith("回复", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal) && line.Length > 8);

    private static string StripMentions(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '@')
                i += MentionLength(text, i + 1);
            else
                kept.Append(text[i]);
        }

        return kept.ToString();
    }

    private static int MentionLength(string text, int start)
    {
        var robot = text.AsSpan(start, Math.Min(12, text.Length - start));
        foreach (var ending in (string[])["小助手", "助手", "机器人"])
            if (robot.IndexOf(ending, StringComparison.Ordinal) is >= 0 and var found && robot[..found].IndexOfAny(MentionEnd) < 0)
                return found + ending.Length;
        var length = robot.IndexOfAny(MentionEnd);
        return length >= 0 ? length : text.Length - start <= 12 ? text.Length - start : 0;
    }
}
