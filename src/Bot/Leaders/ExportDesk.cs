using System.Security.Cryptography;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Leaders;

/// <summary>
/// 导出本周汇总表: the week of the asker's own subtree as a workbook, always to the private chat, and a line in the audit (rule K14). The
/// file is on the disk before the commit; if that fails, the nightly sweep takes it away.
/// </summary>
public sealed class ExportDesk(LeaderFacts facts, Attachments attachments, Audit audit)
{
    public async Task<HandlerResult> ExportAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        if (question.Period is { Days: > 7 }) return new HandlerResult().Reply(turn, "按周导出，一次一周。例：导出上周汇总表，导出第24周汇总表");
        var week = question.Period is { } days ? CampaignWeek.Of(days.From) : CampaignWeek.Of(turn.Now).Previous;
        var (summary, frozen) = await SummaryAsync(turn, session, week, unit);
        var bytes = SummaryWorkbook.Write(summary);
        using var content = new MemoryStream(bytes);
        var file = await attachments.SaveAsync(content, $"{unit.Name}第{week.Number}周统计表.xlsx", WorkbookFile.ContentType, CancellationToken.None);
        var result = new HandlerResult()
            .Save(s => attachments.AddAsync(s, file, turn.Message.Id, Convert.ToHexStringLower(SHA256.HashData(bytes)), turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "export", unit.Id, week.ToString(), turn.Now));
        return Hand(turn, result, file, Words(unit, week, summary, frozen));
    }

    private async Task<(WeeklySummary Summary, bool Frozen)> SummaryAsync(Turn turn, Session session, CampaignWeek week, OrgUnit unit)
    {
        var issues = await facts.IssuesAsync(session, turn.Tree, unit.Id);
        var issue = issues.FirstOrDefault(i => i.Week == week.ToString());
        var previous = issues.LastOrDefault(i => string.CompareOrdinal(i.Week, week.ToString()) < 0);
        var summary = WeeklySummaries.Of(new SummaryRequest
        {
            Tree = turn.Tree,
            Scope = unit,
            Week = week.Period,
            Now = turn.Now,
            Entries = await facts.EntriesAsync(session, turn.Tree, unit.Id),
            Duties = await facts.DutiesAsync(session, turn.Tree, unit.Id, week),
            Issue = LeaderFacts.Standing(issue),
            Previous = LeaderFacts.Standing(previous),
            NameOf = turn.Registry.NameOf,
            AskedBy = turn.Speaker!.Name,
        });
        return (summary, issue is not null);
    }

    private static string Words(OrgUnit unit, CampaignWeek week, WeeklySummary summary, bool frozen)
    {
        var state = frozen ? "已截止，与通报一致" : "还没截止，数还会变";
        return $"{unit.Name}第{week.Number}周（{week.Period}）统计表，{state}。有总表、活动表和明细{summary.Sources.Count}笔。要别的周请回复：第{week.Previous.Number}周的";
    }

    private static HandlerResult Hand(Turn turn, HandlerResult result, Attachment file, string words)
    {
        if (turn.Private) result.Reply(turn, words);
        else result.Tell(turn, turn.Speaker!.Id, words);
        result.Say(new OutboundMessage
        {
            Key = $"export/{turn.Message.Id}",
            Channel = turn.ChannelOf(turn.Speaker!.Id),
            ConversationId = PrivateChats.Of(turn.Speaker!.Id),
            Text = "",
            Lane = Lane.Reply,
            Attachments = [file],
        });
        return turn.Private ? result : result.Reply(turn, "已私聊回复。");
    }
}
