using System.Text;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>
/// R26: a table becomes sentences: 石门村安装13，注册12. The names of the columns stand in the first line, in brackets behind the title,
/// or in a legend below (依次为安装、注册); a table on its side (安装|12|9 under 石门|河口) is read the same way.
/// </summary>
internal static partial class TableText
{
    private static readonly char[] Separators = ['|', '\t', ',', '，', ';', '、', '/', ' '];

    public static string Unroll(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) && !text.Contains("依次", StringComparison.Ordinal))
            return text;
        var lines = text.Split('\n');
        return ByLegend(lines) ?? ByHead(lines) ?? ByFooter(lines) ?? text;
    }

    // 以上均为反诈APP安装数 below a list is its heading.
    private static string? ByFooter(string[] lines)
    {
        var at = Array.FindLastIndex(lines, l => l.Trim().Length > 0);
        if (at < 1 || Footer().Match(lines[at].Trim()) is not { Success: true } footer || NamesMetric(lines[0]))
            return null;
        return footer.Groups["what"].Value + "\n" + string.Join('\n', lines[..at]);
    }

    private static string? ByLegend(string[] lines)
    {
        var at = Array.FindIndex(lines, l => Legend().IsMatch(l) || TitleLegend().IsMatch(l));
        if (at < 0)
            return null;
        var match = Legend().Match(lines[at]) is { Success: true } legend ? legend : TitleLegend().Match(lines[at]);
        var columns = match.Groups["columns"].Value.Split(['、', ',', '，', '/', ';', '|', '和', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length < 2 || !columns.All(NamesMetricOrAspect) || !columns.Any(NamesMetric))
            return null;
        var found = false;
        var output = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = i == at ? lines[i].Remove(match.Index, match.Length) : lines[i];
            var row = Row().Match(line);
            var cells = row.Success ? CellsOf(row.Groups["cells"].Value) : [];
            if (row.Success && cells.Count == columns.Length && cells.All(IsValue))
            {
                found = true;
                line = Sentence(row.Groups["name"].Value, columns, cells, aside: false);
            }

            output.Add(line);
        }

        return found ? string.Join('\n', output) : null;
    }

    private static string? ByHead(string[] lines)
    {
        foreach (var separator in Separators)
            for (var at = 0; at < lines.Length - 1; at++)
                if (Cells(lines[at], separator) is { Count: >= 2 } head && IsHead(head) && Rows(lines, at, separator, head.Count) is { Count: > 0 } rows && Sentences(head, rows) is { } sentences)
                    return string.Join('\n', (string[])[.. lines[..at], .. sentences, .. lines[(at + 1 + rows.Count)..]]);
        return null;
    }

    private static bool IsHead(List<string> head) => head.All(c => c.Length <= 14 && !c.Any(char.IsAsciiDigit)) && head.Skip(1).All(c => c.Length > 0);

    private static List<List<string>> Rows(string[] lines, int head, char separator, int columns)
    {
        var rows = new List<List<string>>();
        for (var i = head + 1; i < lines.Length; i++)
        {
            var cells = WithoutIndex(Cells(lines[i], separator), columns);
            if (cells.Count != columns || !cells.Skip(1).Any(IsValue))
                break;
            rows.Add(cells);
        }

        return rows;
    }

    // 1,胜利村,12,10 and 1.胜利村,12,10 under 村名,安装,注册: a numbered row.
    private static List<string> WithoutIndex(List<string> cells, int columns)
    {
        if (cells.Count == columns + 1 && Index().IsMatch(cells[0]) && cells[1].Length > 0 && !IsValue(cells[1]))
            return cells[1..];
        return cells.Count == columns && columns > 0 ? [LeadingIndex().Replace(cells[0], ""), .. cells[1..]] : cells;
    }

    private static List<string>? Sentences(List<string> head, List<List<string>> rows)
    {
        if (rows.Count == 1 && head.TrueForAll(NamesMetric) && rows[0].TrueForAll(IsValue))
            return [string.Join('，', head.Zip(rows[0], (name, value) => WithoutMeasure(name) + value))];
        var label = head[0].Contains('序') && head.Count > 2 ? 1 : 0;
        var columns = head.Skip(label + 1).ToList();
        var aside = rows.All(r => NamesMetric(r[label])) && !columns.Exists(NamesMetric);
        if ((!aside && !columns.Exists(NamesMetric)) || (NamesMetric(head[label]) && !aside && !TheApp().IsMatch(head[label])))
            return null;
        if (rows.Exists(r => r[label].Length == 0 || (char.IsAsciiDigit(r[label][^1]) && !head[label].Contains('日', StringComparison.Ordinal)) || r.Skip(label + 1).Where((cell, k) => !IsValue(cell) && !IsEmpty(cell) && (aside || NamesMetric(columns[k]))).Any()))
            return null;
        var sentences = rows.ConvertAll(r => Sentence(r[label], columns, r.Skip(label + 1).ToList(), aside));
        sentences.Insert(0, head[label]);
        return sentences;
    }

    // 反诈app as the corner of a table says what it is about.
    [GeneratedRegex("^(?:国家)?反诈(?:中心)?app$")]
    private static partial Regex TheApp();

    private static string Sentence(string label, IReadOnlyList<string> columns, List<string> cells, bool aside)
    {
        var sentence = new StringBuilder(aside ? "" : label.TrimEnd(':') + " ");
        for (var i = 0; i < cells.Count; i++)
            if (IsValue(cells[i]))
                sentence.Append(WithoutMeasure(columns[i])).Append(aside ? WithoutMeasure(label) : "").Append(cells[i].Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)).Append('，');
        return sentence.ToString().TrimEnd('，');
    }

    private static List<string> Cells(string line, char separator)
    {
        var trimmed = separator == '\t' ? line.TrimEnd('\r') : line.Trim().Trim(separator == '|' ? '|' : ' ');
        return trimmed.Contains(separator, StringComparison.Ordinal)
            ? [.. trimmed.Split(separator, separator == ' ' ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None).Select(c => c.Trim())]
            : [];
    }

    private static List<string> CellsOf(string cells) => [.. cells.Split([',', '，', '/', ';', '、', '|', '\t', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    // 新增安装(人): the measure word in brackets says nothing the rules need.
    private static string WithoutMeasure(string name) =>
        MeasureInBrackets().Replace(name, "") is var plain && plain is "预警" or "预警数" or "预警人数" ? "开启预警" : plain;

    private static bool IsEmpty(string cell) => cell is "" or "-" or "--" or "/" or "无" or "→→";

    private static bool IsValue(string cell) => Value().IsMatch(cell);

    private static bool NamesMetricOrAspect(string cell) => NamesMetric(cell) || cell.Contains('计', StringComparison.Ordinal) || cell.Contains('增', StringComparison.Ordinal);

    private static bool NamesMetric(string cell)
    {
        for (var i = 0; i < cell.Length; i++)
            if (Vocabulary.Longest(cell, i) is Token.Named { Length: > 1 } or Token.Named { Metrics: [Reporting.Metric.AppInstall] })
                return true;
        return false;
    }

    [GeneratedRegex("^\\+?[0-9][0-9.]*(?:%|[\\u4e00-\\u9fff]{1,2})?(?:\\([\\u4e00-\\u9fff]{1,2}\\))?$")]
    private static partial Regex Value();

    [GeneratedRegex("^[(]?[0-9]{1,2}[.、)]?$")]
    private static partial Regex Index();

    [GeneratedRegex("^[(]?[0-9]{1,2}[.、)] ?(?=[\\u4e00-\\u9fff])")]
    private static partial Regex LeadingIndex();

    [GeneratedRegex("\\((?:人|户|个|份|张|条|场|次|%|起|元|万元|人次|户次|台|块)\\)")]
    private static partial Regex MeasureInBrackets();

    [GeneratedRegex("[(]?(?:注:|说明:|备注:|以上|各列|各项|数字|数据)*(?:依次|分别|顺序)(?:为|是|:)(?<columns>[^)0-9。]+)[)]?[。]?$")]
    private static partial Regex Legend();

    [GeneratedRegex("(?:[(]|(?<=[\\u4e00-\\u9fff]:) *)(?<columns>[^()0-9:。]+?[;/、,，| ][^()0-9:。]+)[)]?:?$")]
    private static partial Regex TitleLegend();

    [GeneratedRegex("^(?:[0-9]{1,2}[.、)] ?)?(?<name>[\\u4e00-\\u9fff]{2,12})[ :,，|\\t]+(?<cells>[0-9].*)$")]
    private static partial Regex Row();

    [GeneratedRegex("^[(]?(?:注:)?(?:以上|上述|上面)(?:数据|数字|数)?(?:全部|全|均|都)?(?:为|是|指|系)(?<what>[^0-9]{2,30}?)[)]?[。]?$")]
    private static partial Regex Footer();
}
