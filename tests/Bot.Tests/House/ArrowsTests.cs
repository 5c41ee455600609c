using System.Xml.Linq;

namespace AntiFraudBot.Bot.Tests.House;

/// <summary>Which room may know which. The project files are the truth; this is what they are held against.</summary>
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Bot"] = ["Channels", "Documents", "Domain", "Scheduler", "Storage"],
        ["Scheduler"] = ["Domain", "Storage"],
        ["Channels"] = ["Domain"],
        ["Storage"] = ["Domain"],
        ["Documents"] = ["Domain"],
        ["Domain"] = [],
        // The fake platforms know nothing of ours: a mistake must not meet its twin.
        ["Simulator"] = [],
    };

    private static readonly string[] EmptyNames = ["Common", "Helpers", "Utils", "Utilities", "Managers", "Services", "Shared", "Misc"];

    [Fact]
    public void Every_room_is_on_the_plan() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Projects().Select(p => p.Name));

    [Fact]
    public void No_room_knows_another_than_the_plan_says()
    {
        var wrong = Projects().SelectMany(p => p.References.Except(Allowed.GetValueOrDefault(p.Name) ?? []).Select(r => $"{p.Name} -> {r}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_domain_uses_no_packages_and_no_framework_but_the_base_library()
    {
        var domain = XDocument.Parse(Repository.File("src/Domain/Domain.csproj"));
        Assert.Empty(Named(domain, "PackageReference"));
        Assert.Empty(Named(domain, "FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", domain.Root!.Attribute("Sdk")!.Value);
    }

    [Fact]
    public void What_every_project_gets_is_for_the_compiler_only()
    {
        var everywhere = XDocument.Parse(Repository.File("Directory.Build.props"));
        Assert.All(everywhere.Descendants("PackageReference"), reference => Assert.Equal("all", reference.Attribute("PrivateAssets")?.Value));
    }

    [Theory]
    [InlineData("System.IO")]
    [InlineData("System.Net")]
    [InlineData("System.Data")]
    [InlineData("System.Threading.Tasks")]
    [InlineData("TimeProvider")]
    [InlineData("async ")]
    public void The_domain_has_no_files_no_network_no_clock_and_no_waiting(string banned)
    {
        var found = Repository.Files("src/Domain", "*.cs").Where(file => Repository.File(file).Contains(banned, StringComparison.Ordinal));
        Assert.Empty(found);
    }

    [Fact]
    public void The_assessment_builds_on_the_ranking_and_the_ranking_knows_nothing_of_it() =>
        Assert.DoesNotContain(Repository.Files("src/Domain/Ranking", "*.cs"), file => Repository.File(file).Contains("Domain.Assessment", StringComparison.Ordinal));

    [Fact]
    public void Jobs_cannot_send() =>
        Assert.DoesNotContain(Repository.Files("src/Scheduler", "*.cs"), file => Repository.File(file).Contains("SendAsync", StringComparison.Ordinal));

    [Fact]
    public void Folders_are_named_after_the_business()
    {
        var folders = Repository.Files("src", "*").Concat(Repository.Files("tests", "*"))
            .SelectMany(file => file.Split('/').SkipLast(1)).Distinct();
        Assert.Empty(folders.Intersect(EmptyNames, StringComparer.OrdinalIgnoreCase));
    }

    private static IReadOnlyList<(string Name, IReadOnlyList<string> References)> Projects() =>
    [
        .. from file in Repository.Files("src", "*.csproj")
           let project = XDocument.Parse(Repository.File(file))
           select (Path.GetFileNameWithoutExtension(file),
               (IReadOnlyList<string>)[.. Named(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))]),
    ];

    private static IEnumerable<string> Named(XDocument project, string element) =>
        project.Descendants(element).Select(e => e.Attribute("Include")?.Value ?? "");
}
