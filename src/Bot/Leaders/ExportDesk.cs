using System.Security.Cryptography;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Leaders;

/// <summary>
/// 导出本周汇总表, 导出6月汇总表: the week or month of the asker's own subtree as a workbook, always to the private chat, and a line in the audit (rule K14). The
/// file of a frozen week or month is the same bytes at any later moment, until something of it is corrected.
/// It is on the disk before the commit; if that fails, the nightly sweep takes it away.
/// </summary>
public sealed class ExportDesk(LeaderFacts facts, Attachments attachments, Audit audit)
{
    public async Task<HandlerResult> ExportAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        if (Span(turn, question.Period) is not { } span) return new HandlerResult().Reply(turn, "按周或按月导出。例：导出上周汇总表，导出第24周汇总表，导出6月汇总表");
        var (summary, cutoff) = await SummaryAsync(turn, session, span, unit);
        var bytes = SummaryWorkbook.Write(summary, cutoff ?? turn.Now);
        using var content = new MemoryStream(bytes);
        var file = await attachments.SaveAsync(content, $"{unit.Name}{span.Name}统计表.xlsx", WorkbookFile.ContentType, CancellationToken.None);
        var result = new HandlerResult()
            .Save(s => attachments.AddAsync(s, file, turn.Message.Id, Convert.ToHexStringLower(SHA256.HashData(bytes)), turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "export", unit.Id, span.Key, turn.Now));
        return PrivateFiles.Hand(turn, result, file, Words(unit, span, summary, cutoff is not null));
    }

    /// <summary>The week named, or the month named, cut as bulletins cut it (rule N4); without either last week. Null for other days.</summary>
    private BulletinSpan? Span(Turn turn, Period? days) => days switch
    {
        null => BulletinSpan.Of(CampaignWeek.Of(turn.Now).Previous),
        { Days: <= 7 } week => BulletinSpan.Of(CampaignWeek.Of(week.From)),
        { From: { Day: 1 } first } month when month.To < first.AddMonths(1) => BulletinSpan.Of(first.Year, first.Month, facts.Timetable.Collects),
        _ => null,
    };

    private async Task<(WeeklySummary Summary, DateTimeOffset? Cutoff)> SummaryAsync(Turn turn, Session session, BulletinSpan span, OrgUnit unit)
    {
        var issues = await facts.IssuesAsync(session, turn.Tree, unit.Id);
        var issue = issues.FirstOrDefault(i => i.Week == span.Closing.ToString());
        var first = CampaignWeek.Of(span.Days.From);
        var previous = issues.LastOrDefault(i => string.CompareOrdinal(i.Week, first.ToString()) < 0);
        var duties = new List<Duty>();
        for (var week = first; week <= span.Closing; week = week.Next) duties.AddRange(await facts.DutiesAsync(session, turn.Tree, unit.Id, week));
        var summary = WeeklySummaries.Of(new SummaryRequest
        {
            Tree = turn.Tree,
            Scope = unit,
            Week = span.Days,
            Month = span.Monthly ? span.Name : "",
            Now = turn.Now,
            Entries = await facts.EntriesAsync(session, turn.Tree, unit.Id),
            Changes = await facts.ChangesAsync(session, turn.Tree, unit.Id, LeaderFacts.Standing(issue)?.Mark),
            Duties = duties,
            Issue = LeaderFacts.Standing(issue),
            Previous = LeaderFacts.Standing(previous),
            NameOf = turn.Registry.NameOf,
            AskedBy = turn.Speaker!.Name,
        });
        return (summary, LeaderFacts.Standing(issue)?.Cutoff);
    }

    private static string Words(OrgUnit unit, BulletinSpan span, WeeklySummary summary, bool frozen)
    {
        var state = frozen ? "已截止，与通报一致" : "还没截止，数还会变";
        var other = span.Monthly ? "要一周的请回复：导出上周汇总表" : $"要别的周请回复：第{span.Closing.Previous.Number}周的";
        return $"{unit.Name}{span.Name}（{span.Days}）统计表，{state}。有总表、活动表和明细{summary.Sources.Count}笔。{other}";
    }
}
