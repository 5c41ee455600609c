using System.Security.Cryptography;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>台账 石桥村: a unit's year as a workbook, to the asker alone and noted in the audit (rule N8).</summary>
public sealed class DossierDesk(LeaderFacts leaders, Duties duties, Attachments attachments, Audit audit)
{
    public async Task<HandlerResult> HandAsync(Turn turn, Session session, OrgUnit unit)
    {
        var dossier = Dossiers.Of(
            new SummaryRequest
            {
                Tree = turn.Tree,
                Scope = unit,
                Week = CampaignWeek.Of(turn.Now).Period,
                Now = turn.Now,
                Entries = await leaders.EntriesAsync(session, turn.Tree, unit.Id),
                Changes = [],
                Duties = await duties.ListAsync(session, unit.Id, null),
                NameOf = turn.Registry.NameOf,
                AskedBy = turn.Speaker!.Name,
            },
            [.. (await leaders.IssuesAsync(session, turn.Tree, unit.Id)).Select(i => LeaderFacts.Standing(i)!)]);
        var bytes = DossierWorkbook.Write(dossier, turn.Now);
        using var content = new MemoryStream(bytes);
        var file = await attachments.SaveAsync(content, $"{dossier.Title}.xlsx", WorkbookFile.ContentType, CancellationToken.None);
        var result = new HandlerResult()
            .Save(s => attachments.AddAsync(s, file, turn.Message.Id, Convert.ToHexStringLower(SHA256.HashData(bytes)), turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "dossier", unit.Id, "", turn.Now));
        return PrivateFiles.Hand(turn, result, file, $"{dossier.Title}：逐周{dossier.Weeks.Count}周、报送{dossier.Reports.Count}次、明细{dossier.Sources.Count}笔，截至{Figures.Moment(turn.Now)}。");
    }
}
