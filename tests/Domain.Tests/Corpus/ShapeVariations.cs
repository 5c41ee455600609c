using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>Another layout: separators, line ends, list numbers, the order of the lines, another speaker.</summary>
public static partial class ShapeVariations
{
    private static readonly string[] Numberings = ["{0}. ", "{0}、", "（{0}）", "{0}．", "{0})", "{0}: "];

    public static readonly Variation[] All =
    [
        Variation.Of("semicolons for commas", (t, _) => Comma().Replace(t, "；"), IsPlainList),
        Variation.Of("lines for commas", (t, _) => Comma().Replace(t, "\n"), IsPlainList),
        Variation.Of("spaces for commas", (t, _) => Comma().Replace(t, " "), IsPlainList),
        Variation.Of("pauses for commas", (t, _) => Comma().Replace(t, "、"), IsPlainList),
        Variation.Of("slashes for commas", (t, _) => Comma().Replace(t, "/"), IsPlainList),
        Variation.Of("nothing for commas", (t, _) => Comma().Replace(t, ""), m => IsPlainList(m) && m.Text.Contains('人', StringComparison.Ordinal)),
        Variation.Of("lines for semicolons", (t, _) => t.Replace("；", "\n", StringComparison.Ordinal), m => m.IsReport()),
        Variation.Of("colons before numbers", (t, _) => NameNumber().Replace(t, "$1：$2"), m => m.IsReport() && m.IsProse()),
        Variation.Of("numbered lines", Numbered, m => m.IsReport() && m.Text.Contains('\n', StringComparison.Ordinal) && !AnyNumbering().IsMatch(m.Text) && m.Text.Split('\n').Skip(1).All(l => l.Any(char.IsAsciiDigit)) && !Table().IsMatch(m.Text)),
        Variation.Of("items of a sentence numbered", NumberedItems, m => IsPlainList(m) && !m.Text.Contains('、', StringComparison.Ordinal)),
        Variation.Of("the lines in another order", Shuffled, m => m.IsReport() && m.Text.Split('\n').Length > 3 && m.Text.Split('\n').Skip(1).All(l => l.Any(char.IsAsciiDigit)) && !m.Text.Contains('计', StringComparison.Ordinal) && !m.Text.Contains("以上", StringComparison.Ordinal)),
        new("the office speaks for the village", (m, _) => m.IsReport() && m.Level == "village" && m.Expect.Rows!.All(r => m.Text.Contains(r.Unit, StringComparison.Ordinal)) && !Own().IsMatch(m.Text) && !m.Text.StartsWith('「') ? m with { Level = "township", Role = "office", Unit = "平安办" } : null),
        new("quoted under a request", (m, _) => m.IsReport() && !m.Text.Contains('「', StringComparison.Ordinal) && !m.Text.StartsWith('@') && m.Expect.Rows!.All(r => r.Period is not null) ? m with { Text = "「平安办小刘：请各单位报送本周数据，昨日12个单位未报」\n- - - - - - - - - - - - - - -\n" + m.Text } : null),
    ];

    private static bool IsPlainList(LabelledMessage message) =>
        message.IsReport() && message.IsProse() && message.IsOfOneUnit() && message.Text.Split('，').Skip(1).All(c => NameNumberClause().IsMatch(c)) && NameNumberClause().IsMatch(message.Text.Split('，')[0]);

    private static string Numbered(string text, Random random)
    {
        var form = Numberings[random.Next(3)];
        return string.Join('\n', text.Split('\n').Select((line, i) => i == 0 ? line : string.Format(null, form, i) + line));
    }

    private static string NumberedItems(string text, Random random) =>
        string.Join("；", text.Split('，').Select((clause, i) => string.Format(null, Numberings[random.Next(1, 3)], i + 1) + clause));

    private static string Shuffled(string text, Random random)
    {
        var lines = text.Split('\n');
        var rest = lines[1..];
        random.Shuffle(rest);
        return lines[0].Any(char.IsAsciiDigit) ? text : lines[0] + "\n" + string.Join('\n', rest);
    }

    [GeneratedRegex("(?<![0-9])，|，(?![0-9])")]
    private static partial Regex Comma();

    [GeneratedRegex("(装|册|访|单|报|幅)([0-9])")]
    private static partial Regex NameNumber();

    // A clause that closes with its only number.
    [GeneratedRegex("^[^0-9，。；、（(]*[^0-9，。；、（( ]{2,}[^0-9，。；、（(]*[0-9]+[人户个份张条场次起]?(?:人次|场次)?$")]
    private static partial Regex NameNumberClause();

    [GeneratedRegex("(^|\n)[ ]*([0-9]{1,2}[.、)）]|[①-⑳（(]|[一二三四五六七八九十]、)")]
    private static partial Regex AnyNumbering();

    [GeneratedRegex("[\t|/,]|[0-9] [0-9]|^[^\n]*[ ][^\n]*[ ][^\n]*\n[^\n]* [0-9]+ ")]
    private static partial Regex Table();

    [GeneratedRegex("我|俺|咱|阮|本村|本社区|全村|[一二三四五六七八九十0-9]组|网格")]
    private static partial Regex Own();
}
