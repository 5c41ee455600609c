using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Evidence.Packs;

/// <summary>One file that shows what a unit did. Kind: 截图, 任务佐证, 督导照片, 亮点照片. Belongs: the numbers or the task it goes with. Remark: why it is not in the pack, or how the office judged it.</summary>
public sealed record PackPiece(Attachment File, string Kind, DateTimeOffset At, string Who, string Belongs)
{
    public string Remark { get; init; } = "";

    /// <summary>Stays out whatever room there is: gone, or names of people in it.</summary>
    public bool LeftOut { get; init; }

    /// <summary>Its name inside the pack; empty = not in it.</summary>
    public string Path { get; init; } = "";
}

/// <summary>What goes into a unit's pack and under which names (rule W19). Oldest first; what finds no room is listed and said, never dropped silently.</summary>
public sealed record EvidencePack(IReadOnlyList<PackPiece> Pieces)
{
    /// <summary>Platforms take files up to 20 MB; the list needs room too.</summary>
    public const long MostBytes = 15_000_000;
    public const int MostFiles = 300;

    private const int LongestWords = 16;

    public const string NoRoom = "装不下，没放进来";

    private static readonly HashSet<string> Endings = [".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".pdf", ".docx", ".doc", ".xlsx", ".xls", ".csv", ".txt", ".mp4", ".mp3", ".pptx"];

    public int Inside => Pieces.Count(p => p.Path.Length > 0);

    public int WithoutRoom => Pieces.Count(p => p.Remark == NoRoom);

    /// <summary>A file that came twice (as proof and as picture) is one piece; the first in the list names it.</summary>
    public static EvidencePack Of(IEnumerable<PackPiece> found, long mostBytes = MostBytes, int mostFiles = MostFiles)
    {
        var (bytes, files) = (0L, 0);
        var pieces = new List<PackPiece>();
        foreach (var piece in found.DistinctBy(p => p.File.Id).OrderBy(p => p.At).ThenBy(p => p.File.Id, StringComparer.Ordinal))
        {
            if (piece.LeftOut)
            {
                pieces.Add(piece);
            }
            else if (files == mostFiles || bytes + piece.File.Size > mostBytes)
            {
                pieces.Add(piece with { Remark = NoRoom });
            }
            else
            {
                bytes += piece.File.Size;
                pieces.Add(piece with { Path = NameOf(piece, ++files) });
            }
        }

        return new EvidencePack(pieces);
    }

    /// <summary>截图/003 6月15日 安装12人.png: made by us, so that nothing somebody named a file can leave the folder or be run.</summary>
    private static string NameOf(PackPiece piece, int number)
    {
        var day = WorkCalendar.LocalDate(piece.At);
        var words = string.Concat(piece.Belongs.Where(c => char.IsLetterOrDigit(c) || c is '、' or '—')).TrimEnd();
        var dot = piece.File.Name.LastIndexOf('.');
        var ending = dot < 0 ? "" : piece.File.Name[dot..].ToLowerInvariant();
        if (!Endings.Contains(ending)) ending = piece.File.IsImage ? ".png" : ".bin";
        return string.Create(CultureInfo.InvariantCulture, $"{piece.Kind}/{number:000} {day.Month}月{day.Day}日{(words.Length == 0 ? "" : " " + words[..Math.Min(words.Length, LongestWords)])}{ending}");
    }
}
