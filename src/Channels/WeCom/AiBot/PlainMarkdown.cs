using System.Text;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// Turns plain text into markdown that shows the same. Where a mark would be swallowed its full-width twin takes its place: whether this
/// platform's clients know backslashes is written nowhere, and a backslash in front of every star would be worse than a wide star. A mark
/// that does nothing stays as it is, and web addresses are left alone.
/// </summary>
public static partial class PlainMarkdown
{
    private const int WideOffset = '！' - '!';

    /// <summary>Lines are kept; blanks at the beginning of a line become unbreakable.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++) lines[i] = Line(lines[i]);
        Renumber(lines);
        return Paired(string.Join('\n', lines));
    }

    private static string Line(string line)
    {
        var body = line.TrimStart(' ', '\t');
        if (body.Length == 0) return "";
        var indent = new string('\u00A0', line.Length - body.Length);
        if (Rule().IsMatch(body)) return indent + string.Concat(body.Select(c => c is ' ' ? ' ' : Wide(c)));
        if (Leading().Match(body) is { Success: true } mark) body = Wide(body[0]) + body[1..];
        return indent + Swallowed().Replace(body, m => m.Groups["web"].Success ? m.Value : Wide(m.Value[0]) + m.Value[1..]);
    }

    // A list that counts 1, 2, 3 shows its own numbers; any other would be numbered anew.
    private static void Renumber(string[] lines)
    {
        var expected = 1L;
        for (var i = 0; i < lines.Length; i++)
        {
            var item = Numbered().Match(lines[i]);
            if (!item.Success)
            {
                expected = 1;
                continue;
            }

            if (long.Parse(item.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture) == expected++) continue;
            lines[i] = string.Concat(item.Groups["number"].Value, Wide(item.Groups["dot"].Value[0]).ToString(), lines[i][(item.Groups["dot"].Index + 1)..]);
        }
    }

    // These only do something in pairs, within a paragraph: one masked number keeps its stars, of two they would make bold print.
    private static string Paired(string text)
    {
        var paragraphs = text.Split("\n\n");
        for (var i = 0; i < paragraphs.Length; i++)
        {
            foreach (var mark in "*_~`")
            {
                var (runs, widened) = (0, new StringBuilder());
                var last = 0;
                foreach (var run in Runs(paragraphs[i], mark))
                {
                    runs++;
                    widened.Append(paragraphs[i], last, run.Index - last).Append(Wide(mark), run.Length);
                    last = run.Index + run.Length;
                }

                if (runs > 1) paragraphs[i] = widened.Append(paragraphs[i], last, paragraphs[i].Length - last).ToString();
            }
        }

        return string.Join("\n\n", paragraphs);
    }

    private static IEnumerable<Group> Runs(string text, char mark) =>
        Regex.Matches(text, $@"https?://\S+|(?<run>{Regex.Escape(mark.ToString())}+)").Select(m => m.Groups["run"]).Where(g => g.Success);

    private static char Wide(char mark) => mark is >= '!' and <= '~' ? (char)(mark + WideOffset) : mark;

    // A line of nothing but these is a rule, makes the line above a heading, or makes a table of it.
    [GeneratedRegex(@"^(?:[-=*_ ]{2,}|[-=]|[|:\- ]*-[|:\- ]*)$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:[#>]|[-+*](?=\s|$)|~~~)")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(?<number>\d{1,9})(?<dot>[.)])(?=\s|$)")]
    private static partial Regex Numbered();

    // Tags and called ids, links and their targets, entities, and a backslash before a mark.
    [GeneratedRegex(@"(?<web>https?://[^\s<>]+)|<(?=[A-Za-z/!?@])|\[(?=[^\]]*\][(:\[])|&(?=#?\w+;)|\\(?=[!-/:-@\[-`{-~])")]
    private static partial Regex Swallowed();
}
