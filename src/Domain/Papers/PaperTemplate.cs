using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Papers;

/// <summary>
/// A text block file an office edits (rule N2). Lines: 刊头：, 期号：, 标题：, 主送：, 抄送：, 附件： with their words; paragraphs as they are; 【表：名】 for a
/// table; 【栏：名】 or 【栏：名：4】 with its content for a row of a form, 4 lines high; {名} for a place; // for a remark. Lines before the first 附件： are the
/// body.
/// </summary>
public sealed partial record PaperTemplate(IReadOnlyDictionary<string, string> Heads, IReadOnlyList<string> Body, IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> Annexes)
{
    /// <summary>No office writes more; a wrong file must not fill the memory.</summary>
    public const int MostLines = 400;

    private static readonly string[] Keys = ["刊头", "期号", "标题", "主送", "抄送"];

    /// <summary>FileName stands in the faults. Places and tables are the names that may be used.</summary>
    public static PaperTemplateReading Read(string fileName, string text, IReadOnlyCollection<string> places, IReadOnlyCollection<string> tables)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > MostLines) return new PaperTemplateReading.Refused([$"模板{fileName}有{lines.Length}行，最多{MostLines}行"]);
        var heads = new Dictionary<string, string>();
        var body = new List<string>();
        var annexes = new List<(string Title, IReadOnlyList<string> Lines)>();
        var faults = new List<string>();
        var into = body;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim(' ', '\t', '　');
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (Fault(line, places, tables) is { } fault) faults.Add($"模板{fileName}第{i + 1}行：{fault}");
            else if (Head(line) is not ({ } key, var words)) into.Add(line);
            else if (key == "附件") annexes.Add((words, into = []));
            else if (!heads.TryAdd(key, words)) faults.Add($"模板{fileName}第{i + 1}行：{key}写了两遍");
        }

        if (faults.Count == 0 && !heads.ContainsKey("标题")) faults.Add($"模板{fileName}没有标题，请加一行，例：标题：关于反诈工作情况的通报");
        if (faults.Count == 0 && body.Count == 0) faults.Add($"模板{fileName}没有正文");
        return faults.Count > 0 ? new PaperTemplateReading.Refused(faults) : new PaperTemplateReading.Read(new PaperTemplate(heads, body, annexes));
    }

    /// <summary>The name of the table the line stands for, or null.</summary>
    public static string? TableIn(string line) => Table().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The row of a form the line stands for, its content not yet filled; or null.</summary>
    public static PaperFormRow? RowIn(string line) => Row().Match(line) is { Success: true } match
        ? new PaperFormRow(match.Groups["label"].Value, match.Groups["content"].Value, match.Groups["lines"] is { Success: true } lines ? int.Parse(lines.Value, CultureInfo.InvariantCulture) : 1)
        : null;

    internal static MatchCollection PlacesIn(string line) => Place().Matches(line);

    private static (string? Key, string Words) Head(string line)
    {
        var key = Keys.Append("附件").FirstOrDefault(k => line.StartsWith(k + "：", StringComparison.Ordinal));
        return key is null ? (null, line) : (key, line[(key.Length + 1)..].Trim());
    }

    private static string? Fault(string line, IReadOnlyCollection<string> places, IReadOnlyCollection<string> tables)
    {
        if (line.StartsWith("【表", StringComparison.Ordinal) && TableIn(line) is null) return "表要单独一行，例：【表：工作情况】";
        if (line.StartsWith("【栏", StringComparison.Ordinal) && RowIn(line) is null) return "栏要写成【栏：办理情况：6】，数字是留几行";
        if (TableIn(line) is { } table && !tables.Contains(table)) return $"没有叫“{table}”的表，{(tables.Count == 0 ? "这份文书没有表" : "能用的有：" + string.Join('、', tables))}";
        var left = Place().Replace(line, "");
        if (left.Contains('{', StringComparison.Ordinal) || left.Contains('}', StringComparison.Ordinal)) return "大括号不成对，名字要写成{截止}这样";
        return PlacesIn(line).Select(m => m.Groups["name"].Value).FirstOrDefault(name => !places.Contains(name)) is { } unknown
            ? $"不认识{{{unknown}}}，能用的有：{string.Join('、', places)}"
            : null;
    }

    [GeneratedRegex(@"\{(?<name>[^{}]{1,20})\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex("^【栏：(?<label>[^【】：]{1,12})(：(?<lines>[0-9]{1,2}))?】(?<content>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("^【表：(?<name>[^【】]{1,20})】$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}

/// <summary>A template, or what is wrong with it, each fault with file and line.</summary>
public abstract record PaperTemplateReading
{
    public sealed record Read(PaperTemplate Template) : PaperTemplateReading;

    public sealed record Refused(IReadOnlyList<string> Faults) : PaperTemplateReading;
}
