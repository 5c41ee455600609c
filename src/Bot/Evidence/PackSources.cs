using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Where the pieces of a unit's pack come from: pictures of its reports, proofs of its tasks, inspections, highlights (rule W19).</summary>
public sealed class PackSources(ScreenShots screens, TownTasks tasks, Inspections inspections, ActivityRecords activity, Attachments attachments)
{
    private const string Gone = "已到期删除";
    private const string Persons = "有人员信息，没放进来";
    private const string TooLarge = "太大，看不了有没有人员信息，没放进来";
    private const string Unchecked = "内容没有检查，发出前请看一下";

    public Task<IReadOnlyList<Screenshot>> ShotsAsync(Session session, IReadOnlyCollection<string> units, DateTimeOffset from, DateTimeOffset to) => screens.SentAsync(session, units, from, to);

    /// <summary>What was handed in for something: it names the piece before the bare picture does.</summary>
    public async Task<IReadOnlyList<PackPiece>> FilesAsync(Turn turn, Session session, IReadOnlyCollection<string> units, DateTimeOffset from, DateTimeOffset to)
    {
        var found = new List<(Attachment File, string Kind, DateTimeOffset At, string Who, string Belongs)>();
        foreach (var proof in await tasks.ProofsOfAsync(session, units, from, to))
            found.AddRange(proof.Files.Select(f => (f, "任务佐证", proof.At, proof.MemberId, $"{proof.TaskNumber}号任务{(proof.Words.Length > 0 ? " " + proof.Words : "")}")));
        foreach (var visit in (await inspections.OfUnitsAsync(session, units)).Where(i => i.At >= from && i.At < to))
            found.AddRange(visit.Files.Select(f => (f, "督导照片", visit.At, visit.InspectorId, visit.Found)));
        foreach (var highlight in (await activity.HighlightsAsync(session, from)).Where(h => h.At < to && units.Contains(h.UnitId)))
            found.AddRange(highlight.Files.Select(f => (f, "亮点照片", highlight.At, highlight.MemberId, highlight.Words)));
        var pieces = new List<PackPiece>();
        foreach (var (file, kind, at, who, belongs) in found) pieces.Add(await PieceAsync(session, new PackPiece(file, kind, at, turn.Registry.NameOf(who), belongs)));
        return pieces;
    }

    /// <summary>Each picture with the numbers it came with: an event's photos with the event.</summary>
    public async Task<IReadOnlyList<PackPiece>> PicturesAsync(Turn turn, Session session, IReadOnlyList<Screenshot> shots, IReadOnlyList<LedgerEntry> entries)
    {
        var reported = entries.ToLookup(e => e.MessageId);
        var pieces = new List<PackPiece>();
        foreach (var shot in shots)
        {
            var numbers = shot.ReportId is { } report ? string.Join('、', reported[report].Where(e => e.State != EntryState.Retracted).Select(e => BookingText.Named(e.Metric, e.Value))) : "";
            var file = await attachments.FindAsync(session, shot.Id) ?? new Attachment(shot.Id, "图片", "image/png", 0);
            pieces.Add(await PieceAsync(session, new PackPiece(file, "图片", shot.SentAt, turn.Registry.NameOf(shot.MemberId), numbers) { Remark = Judged(shot) }));
        }

        return pieces;
    }

    private static string Judged(Screenshot shot) => shot.State switch
    {
        ScreenState.Returned => "平安办已退回",
        ScreenState.Issue => "平安办还没核",
        ScreenState.Approved => "平安办已认可",
        _ => "",
    };

    /// <summary>As it is on the disk now: a picture may have been masked since it came.</summary>
    private async Task<PackPiece> PieceAsync(Session session, PackPiece piece)
    {
        if (!attachments.Holds(piece.File.Id)) return piece with { Remark = Gone, LeftOut = true };
        var now = await attachments.FindAsync(session, piece.File.Id) ?? piece.File;
        if (now.IsImage) return piece with { File = now };
        if (!PersonTables.Knows(now.Name)) return piece with { File = now, Remark = piece.Remark.Length > 0 ? piece.Remark : Unchecked };
        if (now.Size > PersonTables.MostBytes) return piece with { File = now, Remark = TooLarge, LeftOut = true };
        return await NamesPersonsAsync(now) ? piece with { File = now, Remark = Persons, LeftOut = true } : piece with { File = now };
    }

    private async Task<bool> NamesPersonsAsync(Attachment file)
    {
        await using var content = attachments.Open(file.Id);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return PersonTables.Holds(bytes.ToArray(), file.Name);
    }
}
