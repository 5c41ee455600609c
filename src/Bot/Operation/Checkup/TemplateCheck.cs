using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>The text blocks of the papers can be printed (rule N2): found out now, not on the day the paper is due.</summary>
public static class TemplateCheck
{
    private const string Name = "文书模板";

    public static Finding Of(PaperSettings settings)
    {
        var shelf = new TemplateShelf(settings);
        var faults = PaperKinds.All.Select(shelf.Read).OfType<PaperTemplateReading.Refused>().SelectMany(r => r.Faults).ToList();
        return faults.Count == 0
            ? Finding.Ok(Name, $"{PaperKinds.All.Count}份，在{shelf.Folder}")
            : Finding.Bad(Name, string.Join('；', faults.Take(3)), $"改好{shelf.Folder}里的文件，写法见 docs/papers.zh.md");
    }
}
