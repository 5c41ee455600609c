using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>得分表, 得分表 2026年: the year's sheet of the township as a Word file, to office and leaders in private (rule J4). Only what was decided stands in it.</summary>
public sealed partial class ScorePaperHandler(Measures measures, PaperPress press, CampaignSettings campaign, AssessmentPolicy policy, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || Asked().Match(turn.Text.Trim()) is not { Success: true } asked) return null;
        if (turn.Speaker!.Role is not (Role.Office or Role.Commander or Role.Admin)) return Privately.Say(turn, "得分表由平安办打印。本单位的请发：得分");
        if (Townships.IssuerFor(turn.Tree, turn.Registry.ReachOf(turn.Speaker)) is not { Tier: Tier.Township } township) return Privately.Say(turn, "得分表按乡镇打印，请由乡镇平安办办理。");
        var today = Figures.LocalDate(turn.Now);
        var year = asked.Groups["year"].Success ? int.Parse(asked.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : today.Year;
        var office = Townships.Signature(township, campaign.OfficeLabel);
        var facts = await FactsAsync(turn, session, township, year, office);
        var printed = await press.PrintAsync(new PaperOrder(PaperKind.ScoreSheet, ScoreSheetWords.Of(facts), $"{township.Name}{year}年得分表（稿）", office, today, turn.Now));
        if (printed is not { File: { } file, Save: { } save }) return Privately.Say(turn, $"得分表没有打出来：{printed.Fault}");
        var result = new HandlerResult()
            .Save(s => save(s, turn.Message.Id, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker.Id, "export", township.Id, $"score-sheet/{year}", turn.Now));
        return PrivateFiles.Hand(turn, result, file, $"{township.Name}{year}年得分表稿：{facts.Units.Count}个单位，扣分{facts.Lines.Count}条，都是已经批准的。请核对、签批后再发。");
    }

    private async Task<ScoreSheetFacts> FactsAsync(Turn turn, Session session, OrgUnit township, int year, string office)
    {
        var units = turn.Tree.Subtree(township.Id).Where(u => u.Tier == Tier.Village && !(u.Closed < new DateOnly(year, 12, 31) && u.Closed <= Figures.LocalDate(turn.Now))).ToList();
        var all = await measures.OfUnitsAsync(session, [.. units.Select(u => u.Id)], new DateOnly(year, 1, 1));
        var sheets = units.Select(u => ScoreSheet.Of(u, year, all, policy.Score)).ToList();
        var lines = sheets.SelectMany(s => s.Lines.Where(l => l.Points > 0).Select(l =>
            new Domain.Papers.ScoreLine(s.Unit.Name, l.Measure.Day, l.Measure.Reason, -l.Points, l.Measure.Ground)));
        return new ScoreSheetFacts(year, township.Name, office, turn.Now, [.. sheets.Select(s => new UnitScore(s.Unit.Name, s.Full, -s.Deducted))], [.. lines])
        {
            Method = $"基础分{BookingText.Number(policy.Score.Full)}分；辖区每发案1起扣{BookingText.Number(policy.Score.Case)}分，当事人是干部职工或其家人的扣{BookingText.Number(policy.Score.StaffCase)}分{(policy.Score.StaffCaseAdditive ? "（另加）" : "（代替前项）")}，回访未受宣传的最高扣{BookingText.Number(policy.Score.NotReachedMost)}分",
        };
    }

    [GeneratedRegex("^(打印|导出|年度|全年)?得分表( *(?<year>20[0-9]{2})年?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
