using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Bot.Tests.House;

/// <summary>Rule N2: the templates that come with the program are right, and the page for offices explains every name they may use.</summary>
public sealed class TemplatesTests
{
    [Fact]
    public void Each_template_of_the_program_can_be_printed()
    {
        var shelf = new TemplateShelf(new PaperSettings { Templates = Path.Combine(Repository.Root, "src/Bot/templates") });
        Assert.All(PaperKinds.All, kind => Assert.IsType<PaperTemplateReading.Read>(shelf.Read(kind)));
        Assert.Equal(PaperKinds.All.Count, Directory.GetFiles(shelf.Folder).Length);
    }

    [Fact]
    public void The_page_for_offices_explains_each_name()
    {
        var page = Repository.File("docs/papers.zh.md");
        var names = PaperKinds.All.Select(TemplateShelf.VocabularyOf).SelectMany(v => v.Places.Concat(v.Tables)).Distinct();
        Assert.DoesNotContain(names, name => !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_template_that_is_missing_is_named_with_its_folder()
    {
        var shelf = new TemplateShelf(new PaperSettings { Templates = Path.Combine(Path.GetTempPath(), "afb-no-such-folder") });
        var refused = Assert.IsType<PaperTemplateReading.Refused>(shelf.Read(PaperKind.Bulletin));
        Assert.Equal(FindingState.Bad, TemplateCheck.Of(new PaperSettings { Templates = shelf.Folder }).State);
        Assert.StartsWith("没有模板工作通报.md，应放在", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }
}
