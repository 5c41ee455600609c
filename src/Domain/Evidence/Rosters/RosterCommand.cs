using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>花名册列 国反=安装，户主=姓名: what a unit's headings mean (rule E1).</summary>
public static partial class RosterCommand
{
    /// <summary>Null when the text is something else; the words after 花名册列 as headings and the meanings said, null where a meaning is unknown.</summary>
    public static IReadOnlyList<(string Heading, RosterColumn? Column)>? Columns(string text)
    {
        var command = Command().Match(text.Trim());
        if (!command.Success) return null;
        return [.. command.Groups["pairs"].Value.Split('，', ',', '、', ';', '；', '\n').Select(p => p.Split('=', '＝')).Where(p => p.Length == 2 && p[0].Trim().Length > 0)
            .Select(p => (RosterHeadings.Normal(p[0]), RosterColumns.Named(p[1].Trim())))];
    }

    /// <summary>Whether the words beside a file, or about a quoted one, speak of a roster.</summary>
    public static bool Speaks(string text) => text.Length <= 60 && Roster().IsMatch(text);

    [GeneratedRegex(@"\A花名册(的)?列[:：\s]*(?<pairs>[^\n]{3,200})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("花名册|名册|名单|人员表|登记表", RegexOptions.NonBacktracking)]
    private static partial Regex Roster();
}
