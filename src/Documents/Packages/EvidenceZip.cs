using System.IO.Compression;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Packages;

/// <summary>One reported number as the list names it.</summary>
public sealed record PackNumber(long Number, DateTimeOffset At, string Who, string Words, Period Days, string State, int Pictures);

/// <summary>A unit's evidence as one zip: the files under names of ours, and 目录.xlsx with what each is (rule W19). The same content is the same bytes.</summary>
public static class EvidenceZip
{
    public const string ContentType = "application/zip";

    /// <summary>Open gives the bytes of an attachment by its id. Notes stand above the list.</summary>
    public static byte[] Write(string title, IReadOnlyList<string> notes, EvidencePack pack, IReadOnlyList<PackNumber> numbers, Func<string, Stream> open, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(pack);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var list = new MemoryStream(WorkbookFile.Write([Listed(title, notes, pack), Numbers(title, numbers)], madeAt))) Add(zip, "目录.xlsx", list, madeAt, CompressionLevel.NoCompression);
            foreach (var piece in pack.Pieces.Where(p => p.Path.Length > 0))
            {
                using var content = open(piece.File.Id);
                // Pictures are compressed already.
                Add(zip, piece.Path, content, piece.At, piece.File.IsImage ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
            }
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string path, Stream content, DateTimeOffset at, CompressionLevel level)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = at.ToOffset(TimeSpan.FromHours(8));
        using var to = entry.Open();
        content.CopyTo(to);
    }

    private static WorkbookSheet Listed(string title, IReadOnlyList<string> notes, EvidencePack pack) => new(
        "目录", title, notes, ["序号", "类别", "文件", "报送时间", "报送人", "内容", "说明"],
        [.. pack.Pieces.Select((p, i) => (IReadOnlyList<WorkbookCell>)
        [
            WorkbookCell.Of((decimal)(i + 1)), WorkbookCell.Of(p.Kind), WorkbookCell.Of(p.Path), WorkbookCell.Of((DateTimeOffset?)p.At), WorkbookCell.Of(p.Who), WorkbookCell.Of(p.Belongs), WorkbookCell.Of(p.Remark),
        ])])
    {
        Widths = [6, 11, 48, 18, 10, 40, 22],
    };

    private static WorkbookSheet Numbers(string title, IReadOnlyList<PackNumber> numbers) => new(
        "报数", title + "（报数）", ["每一笔报数和随它报的图片张数；对某一笔有异议请回复：错 编号"], ["编号", "报送时间", "报送人", "报的数", "起", "止", "状态", "图片"],
        [.. numbers.Select(n => (IReadOnlyList<WorkbookCell>)
        [
            WorkbookCell.Of((decimal)n.Number), WorkbookCell.Of((DateTimeOffset?)n.At), WorkbookCell.Of(n.Who), WorkbookCell.Of(n.Words), WorkbookCell.Of((DateOnly?)n.Days.From), WorkbookCell.Of((DateOnly?)n.Days.To),
            WorkbookCell.Of(n.State), WorkbookCell.Of((decimal?)n.Pictures),
        ])])
    {
        Widths = [8, 18, 10, 24, 12, 12, 12, 7],
    };
}
