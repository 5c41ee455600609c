using System.Text.RegularExpressions;

namespace AntiFraudBot.Bot.Tests.House;

public sealed partial class DocumentsTests
{
    [Fact]
    public void Every_link_inside_the_house_leads_somewhere()
    {
        string[] pages = ["README.md", "CHANGELOG.md", .. Repository.Files("docs", "*.md")];
        var dead = pages.SelectMany(page => Links(page).Where(link => !Exists(page, link)).Select(link => $"{link} in {page}"));
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_table_of_the_store_is_accounted_for()
    {
        var account = Repository.File("docs/what-we-store.md");
        var tables = Repository.Files("src/Storage/Migrations", "*.sql")
            .SelectMany(file => Table().Matches(Repository.File(file))).Select(m => m.Groups["name"].Value);
        Assert.DoesNotContain(tables, table => !account.Contains($"`{table}`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md", 150)]
    [InlineData("docs/runbook.md", 80)]
    public void A_page_to_be_read_in_a_hurry_stays_short(string page, int lines) =>
        Assert.InRange(Repository.File(page).Split('\n').Length, 1, lines);

    private static IEnumerable<string> Links(string page) =>
        Link().Matches(Repository.File(page)).Select(m => m.Groups["to"].Value).Where(to => !to.StartsWith("http", StringComparison.Ordinal));

    private static bool Exists(string page, string link)
    {
        var target = link.Split('#')[0];
        var path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target));
        return target.Length == 0 || File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"CREATE TABLE (?<name>[a-z_]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}
