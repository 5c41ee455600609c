using System.Security.Cryptography;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Papers;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>A paper to be printed: its words, the office that signs, the day it bears and the moment of its figures (UTC).</summary>
public sealed record PaperOrder(PaperKind Kind, PaperWords Words, string FileName, string Office, DateOnly Date, DateTimeOffset MadeAt)
{
    public bool Red { get; init; }
}

/// <summary>Either a file with the save that makes it known, and the places that had nothing to say; or why there is none.</summary>
public sealed record PrintedPaper(Attachment? File, Func<Session, string, DateTimeOffset, Task>? Save, IReadOnlyList<string> Silent, string Fault)
{
    public static PrintedPaper Refused(IReadOnlyList<string> faults) => new(null, null, [], string.Join('\n', faults));
}

/// <summary>Words and template → a Word file on the disk. The row comes with the commit; without it the nightly sweep takes the file away.</summary>
public sealed class PaperPress(TemplateShelf shelf, Attachments attachments, PaperSettings settings)
{
    public async Task<PrintedPaper> PrintAsync(PaperOrder order)
    {
        var reading = shelf.Read(order.Kind);
        return reading is PaperTemplateReading.Read { Template: var template } ? await PrintAsync(order, template) : PrintedPaper.Refused(((PaperTemplateReading.Refused)reading).Faults);
    }

    private async Task<PrintedPaper> PrintAsync(PaperOrder order, PaperTemplate template)
    {
        var bytes = PaperFile.Write(Set(order, template));
        using var content = new MemoryStream(bytes);
        var file = await attachments.SaveAsync(content, order.FileName + ".docx", PaperFile.ContentType, CancellationToken.None);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new PrintedPaper(file, (s, message, now) => attachments.AddAsync(s, file, message, hash, now), order.Words.Silent(template), "");
    }

    private Paper Set(PaperOrder order, PaperTemplate template)
    {
        var words = order.Words;
        return new Paper
        {
            Head = Head(order, words.Head(template, "刊头"), words.Head(template, "期号")),
            Title = words.Head(template, "标题"),
            Addressee = words.Head(template, "主送"),
            Body = words.Body(template),
            Annexes = words.Annexes(template),
            Signature = order.Office,
            Date = order.Date,
            CopyTo = words.Head(template, "抄送"),
            Printer = order.Kind is PaperKind.Bulletin or PaperKind.Report ? order.Office : "",
            MadeAt = order.MadeAt,
        };
    }

    /// <summary>The number of a red head is the office's to give: only its mark and year are printed.</summary>
    private Masthead? Head(PaperOrder order, string name, string number)
    {
        if (order.Red) return new Masthead(settings.RedHead.Length > 0 ? settings.RedHead : order.Office + "文件", $"{settings.NumberMark}〔{order.Date.Year}〕　　号", Red: true);
        return name.Length == 0 ? null : new Masthead(name, number, Red: false);
    }
}
