using System.Security.Cryptography;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Packages;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>材料包: what a unit showed in some days, as one zip for the office's shelf (rule W19). Names of rosters are never in it, and it is gone the next night.</summary>
public sealed class EvidencePackDesk(LeaderFacts leaders, PackSources sources, PackShelf shelf, RosterCabinet rosters, Attachments attachments, Audit audit, ScreenSettings reading)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Hands over what was packed before the write.</summary>
    public HandlerResult Hand(Turn turn, OrgUnit unit, Period days)
    {
        if (shelf.Of(turn.Message.Id) is not { } pack) return Privately(turn, Nothing(turn, unit, days));
        var result = new HandlerResult()
            .Save(s => attachments.AddAsync(s, pack.File, turn.Message.Id, pack.Sha256, turn.Now))
            .Save(s => rosters.PassAsync(s, pack.File.Id, turn.Now + Kept))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "evidence-pack", unit.Id, pack.Title, turn.Now));
        return PrivateFiles.Hand(turn, result, pack.File, pack.Words);
    }

    /// <summary>Reads, looks into and packs; seconds for a large one, so outside every write. Null when there is nothing to pack.</summary>
    public async Task<PreparedPack?> PackAsync(Turn turn, Session session, OrgUnit unit, Period days)
    {
        var units = turn.Tree.Subtree(unit.Id).Select(u => u.Id).ToList();
        var (from, to) = (WorkCalendar.At(days.From, TimeOnly.MinValue), WorkCalendar.At(days.To.AddDays(1), TimeOnly.MinValue));
        var entries = (await leaders.EntriesAsync(session, turn.Tree, unit.Id)).Where(e => (e.At >= from && e.At < to) || e.Period.Overlaps(days)).OrderBy(e => e.Number).ToList();
        var shots = await sources.ShotsAsync(session, units, from, to);
        var pack = EvidencePack.Of([.. await sources.FilesAsync(turn, session, units, from, to), .. await sources.PicturesAsync(turn, session, shots, entries)]);
        if (pack.Pieces.Count + entries.Count == 0) return null;
        var title = $"{unit.Name}材料包（{Dated(turn, days)}）";
        var notes = new[]
        {
            $"{Figures.Moment(turn.Now)}由{turn.Speaker!.Name}导出，文件{pack.Inside}个、报数{entries.Count}笔。{(pack.WithoutRoom > 0 ? $"有{pack.WithoutRoom}个装不下，请按周导出。" : "")}",
            await RostersAsync(session, units, from, to), Masked(shots),
        };
        var numbers = entries.Select(e => new PackNumber(
            e.Number, e.At, turn.Registry.NameOf(e.SpeakerId), BookingText.Named(e.Metric, e.Value) + (e.Aspect == Aspect.Total ? "（累计）" : ""), e.Period, State(e.State), shots.Count(s => s.ReportId == e.MessageId))).ToList();
        var bytes = EvidenceZip.Write(title, [.. notes.Where(n => n.Length > 0)], pack, numbers, attachments.Open, turn.Now);
        using var content = new MemoryStream(bytes);
        var file = await attachments.SaveAsync(content, title + ".zip", EvidenceZip.ContentType, CancellationToken.None);
        return new PreparedPack(file, Convert.ToHexStringLower(SHA256.HashData(bytes)), title, Words(turn, unit, pack, entries.Count, title));
    }

    private static string Words(Turn turn, OrgUnit unit, EvidencePack pack, int entries, string title)
    {
        var left = pack.Pieces.Where(p => p.Path.Length == 0).GroupBy(p => p.Remark).Select(g => $"{g.Key}{g.Count()}个").ToList();
        var more = pack.WithoutRoom > 0 ? $"装不下的请按周导出，例：材料包 {unit.Name} 第{CampaignWeek.Of(turn.Now).Number}周。" : "";
        return $"{title}：文件{pack.Inside}个、报数{entries}笔，清单在“目录.xlsx”。{(left.Count == 0 ? "" : $"没放的：{string.Join('、', left)}。")}{more}花名册的名单不在里面。请存到平安办电脑，小助手这里明天删除。";
    }

    private static string Nothing(Turn turn, OrgUnit unit, Period days) =>
        $"{unit.Name}{Dated(turn, days)}没有报数，也没有图片和佐证。换个时间请发：材料包 {unit.Name} {WorkCalendar.LocalDate(turn.Now).Month}月";

    private static string Dated(Turn turn, Period days) => $"{(days.From.Year == WorkCalendar.LocalDate(turn.Now).Year ? "" : $"{days.From.Year}年")}{days}";

    /// <summary>Numbers only, as they are kept of every roster (rule E5).</summary>
    private async Task<string> RostersAsync(Session session, IReadOnlyCollection<string> units, DateTimeOffset from, DateTimeOffset to)
    {
        var sent = (await rosters.OfUnitsAsync(session, units)).Where(r => r.At >= from && r.At < to).OrderBy(r => r.Week, StringComparer.Ordinal).ToList();
        return sent.Count == 0 ? "" : $"花名册{sent.Count}份，这里只有数：{string.Join('、', sent.Select(r => $"第{CampaignWeek.Parse(r.Week)?.Number}周{r.Figures.Rows}行、有效{r.Figures.Valid}行"))}。";
    }

    private string Masked(IReadOnlyList<Screenshot> shots)
    {
        if (shots.Count == 0) return "";
        if (!reading.Reads || !Tesseract.Available) return "没装文字识别，截图没有打码，外传前请自己看一遍。";
        var unread = shots.Count(s => s.Inspection != Inspected.Read);
        return $"截图上认出的手机号、身份证号已打码{(unread > 0 ? $"，有{unread}张没认成、没打码" : "")}，外传前请再看一遍。";
    }

    private static string State(EntryState state) => state switch
    {
        EntryState.Accepted => "有效",
        EntryState.Pending => "待核",
        EntryState.Superseded => "已更正",
        _ => "已撤回",
    };

    internal static HandlerResult Privately(Turn turn, string words) =>
        turn.Private ? new HandlerResult().Reply(turn, words) : new HandlerResult().Tell(turn, turn.Speaker!.Id, words).Reply(turn, "已私聊回复。");
}
