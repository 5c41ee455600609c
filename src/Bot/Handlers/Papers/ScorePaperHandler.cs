using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;
using Printed = AntiFraudBot.Domain.Papers.ScoreLine;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>打印得分表: the year's score sheet as a paper, of what the office approved and nothing else (rules J1, N6).</summary>
public sealed class ScorePaperHandler(Measures measures, AssessmentPolicy policy, PaperPress press, CampaignSettings campaign, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Text.TrimEnd('。', '！') is not ("打印得分表" or "打印年度得分表")) return null;
        if (!turn.IsOffice && turn.Speaker!.Role != Role.Commander) return new HandlerResult().Reply(turn, "得分表由平安办打印。看本单位的请发：得分");
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var scope = Townships.IssuerFor(turn.Tree, reach.Id) ?? reach;
        var printed = await press.PrintAsync(await OrderAsync(turn, session, scope));
        if (printed is not { File: { } file, Save: { } save }) return Told(turn, BulletinDesk.Faulty(PaperKind.ScoreSheet, printed));
        var result = new HandlerResult().Save(s => save(s, turn.Message.Id, turn.Now)).Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "paper", $"scores/{scope.Id}", "", turn.Now));
        return PrivateFiles.Hand(turn, result, file, $"{scope.Name}得分表，截至{Figures.Moment(turn.Now)}。只有平安办批准、没有在申诉的才计分。");
    }

    private async Task<PaperOrder> OrderAsync(Turn turn, Session session, OrgUnit scope)
    {
        var today = Figures.LocalDate(turn.Now);
        var units = turn.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && !(u.Closed <= today)).ToList();
        var all = await measures.OfUnitsAsync(session, [.. units.Select(u => u.Id)], new DateOnly(today.Year, 1, 1));
        var sheets = units.Select(u => ScoreSheet.Of(u, today.Year, all, policy.Score)).ToList();
        var office = Townships.Signature(scope, campaign.OfficeLabel);
        var facts = new ScoreSheetFacts(
            today.Year, scope.Name, office, turn.Now, [.. sheets.Select(s => new UnitScore(s.Unit.Name, s.Full, -s.Deducted))],
            [.. sheets.SelectMany(s => s.Lines.Where(l => l.Points > 0).Select(l => new Printed(s.Unit.Name, l.Measure.Day, l.Measure.Reason, -l.Points, l.Measure.Ground)))])
        {
            Method = ScoreText.Method(policy.Score),
        };
        return new PaperOrder(PaperKind.ScoreSheet, ScoreSheetWords.Of(facts), $"{scope.Name}{today.Year}年得分表（稿）", office, today, turn.Now);
    }

    private static HandlerResult Told(Turn turn, string words) =>
        turn.Private ? new HandlerResult().Reply(turn, words) : new HandlerResult().Tell(turn, turn.Speaker!.Id, words).Reply(turn, "已私聊回复。");
}
