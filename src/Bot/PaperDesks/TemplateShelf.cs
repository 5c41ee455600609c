using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>The text blocks of the papers: files an office edits, read each time, so that a change holds at once (rule N2).</summary>
public sealed class TemplateShelf(PaperSettings settings)
{
    private const long MostBytes = 256 * 1024;

    public string Folder { get; } = settings.Templates.Length > 0 ? Path.GetFullPath(settings.Templates) : Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>The template, or what is wrong with it; nothing else is used in its place.</summary>
    public PaperTemplateReading Read(PaperKind kind)
    {
        var name = FileOf(kind);
        var file = new FileInfo(Path.Combine(Folder, name));
        if (!file.Exists) return new PaperTemplateReading.Refused([$"没有模板{name}，应放在{Folder}"]);
        if (file.Length > MostBytes) return new PaperTemplateReading.Refused([$"模板{name}太大，最多256KB"]);
        var (places, tables) = VocabularyOf(kind);
        return PaperTemplate.Read(name, File.ReadAllText(file.FullName), places, tables);
    }

    public static string FileOf(PaperKind kind) => kind.ChineseName() + ".md";

    /// <summary>The names a template of the kind may use.</summary>
    public static (IReadOnlyList<string> Places, IReadOnlyList<string> Tables) VocabularyOf(PaperKind kind) => kind switch
    {
        PaperKind.Bulletin or PaperKind.Report => (BulletinWords.Places, BulletinWords.Tables),
        PaperKind.ScoreSheet => (ScoreSheetWords.Places, ScoreSheetWords.Tables),
        _ => (NoticeWords.Places, []),
    };
}
