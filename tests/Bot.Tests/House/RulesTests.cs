using System.Text.RegularExpressions;

namespace AntiFraudBot.Bot.Tests.House;

/// <summary>Code cites rules by number; a number that leads nowhere is worse than none.</summary>
public sealed partial class RulesTests
{
    [Fact]
    public void Every_rule_the_code_cites_is_written_down()
    {
        var written = Written();
        var cited = Repository.Files("src", "*.cs").SelectMany(file => Cited(Repository.File(file)).Select(rule => (rule, file)));
        Assert.Empty(cited.Where(c => !written.Contains(c.rule)).Select(c => $"{c.rule} in {c.file}"));
    }

    [Fact]
    public void No_rule_is_written_down_twice()
    {
        var twice = Pages().SelectMany(Definitions).GroupBy(rule => rule).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void The_index_names_every_page()
    {
        var index = Repository.File("docs/rules.md");
        Assert.All(Repository.Files("docs/rules", "*.md"), page => Assert.Contains($"rules/{Path.GetFileName(page)}", index, StringComparison.Ordinal));
    }

    private static HashSet<string> Written() => [.. Pages().SelectMany(Definitions)];

    private static IEnumerable<string> Pages() => Repository.Files("docs/rules", "*.md").Select(Repository.File);

    private static IEnumerable<string> Definitions(string page) => Definition().Matches(page).Select(m => m.Groups["rule"].Value);

    /// <summary>“rule T3”, “rules B5, B8”, “rules C5–C8”: the ends of a range stand for the rules between them.</summary>
    private static IEnumerable<string> Cited(string code) =>
        Citation().Matches(code).SelectMany(m => Number().Matches(m.Value)).Select(m => m.Value).Distinct();

    // Bold in running text and in tables, or alone in the first column of a table.
    [GeneratedRegex(@"\*\*(?<rule>[A-Z][0-9]{1,2})\*\*|^\| (?<rule>[A-Z][0-9]{1,2}) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\b[Rr]ules? [A-Z][0-9]{1,2}((, | and |–|-)[A-Z][0-9]{1,2})*", RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();

    [GeneratedRegex(@"[A-Z][0-9]{1,2}")]
    private static partial Regex Number();
}
