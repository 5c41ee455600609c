using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Handlers.Assessment;
using AntiFraudBot.Bot.Pictures;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Leaders;

/// <summary>达标情况, 预测: against the dated targets of the install rate, then the campaign's others (rules K16, J13).</summary>
public sealed class TargetAnswers(LeaderFacts facts, Audience audience, AnswerPictures pictures, CampaignPlan campaign, EnteredFigures entered, FraudCases cases)
{
    public async Task<HandlerResult> TargetAsync(Turn turn, Session session, OrgUnit unit)
    {
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var outlook = TargetOutlook.Of(book, unit, facts.Policy, turn.Now);
        // Who is below is told as far as the ranking is (rule K5).
        if (TargetWords.AsksWhoIsBelow(turn.Text) && unit.Tier is Tier.County or Tier.Township && facts.Policy.InstallIn(unit.Tier) is not InstallList.Off and var shown)
        {
            var below = TargetText.Below(book, outlook, facts.Policy.SmallBase);
            return shown == InstallList.Full ? audience.Answer(turn, unit.Id, below) : Privately.Say(turn, below);
        }

        var year = new DateOnly(outlook.Today.Year, 1, 1);
        var figures = campaign.Targets.Count == 0 ? [] : await entered.OfUnitsAsync(session, [unit.Id], year);
        var further = CampaignTargets.For(campaign, book, unit, figures, turn.Now, await AnswersAsync(session, year));
        var text = TargetText.For(outlook, TargetWords.Until(turn.Message.Text, outlook.Today)) + (further.Length == 0 ? "" : "\n" + further);
        return pictures.Add(turn, audience.Answer(turn, unit.Id, text), $"{unit.Name}达标情况", () => PictureSketches.Target(outlook));
    }

    /// <summary>Of this year and the last, and only where a target asks who the victims were.</summary>
    private async Task<IReadOnlyList<CaseAnswer>> AnswersAsync(Session session, DateOnly year) => !campaign.Targets.Any(t => t.Subject.Staff)
        ? []
        : [.. (await cases.ListAsync(session, WorkCalendar.At(year.AddYears(-1), TimeOnly.MinValue))).Where(c => c.State == CaseState.Complete).Select(AssessmentSources.Answer)];
}
