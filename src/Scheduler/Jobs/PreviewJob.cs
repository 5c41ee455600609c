using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// P+1 14:00: the frozen ranking to the office privately, with an hour to answer 暂缓, and what it should ask about in the week's numbers
/// (rules B14, B15).
/// </summary>
public sealed class PreviewJob(Steps steps, Rankings rankings, Ledger ledger, Mouth mouth, Timetable timetable, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunTogetherAsync(TimetableStep.Preview, ShowAsync, cancellationToken);

    /// <summary>What will be posted, in the form in which it will: of missed rounds a line each. Where nobody owes weekly data the office is left in peace and asks for 通报.</summary>
    private async Task<IReadOnlyList<StepTurn>> ShowAsync(IReadOnlyList<StepTurn> turns)
    {
        if (!timetable.Collects) return turns;
        var turn = turns[^1];
        foreach (var scope in Townships.Issuing(turn.Registry.Tree))
        {
            var rounds = new List<IReadOnlyList<FrozenRanking>>();
            foreach (var one in turns) rounds.Add(await RankingPosts.OfAsync(rankings, one.Session, scope.Id, one.Due.DataWeeks));
            rounds.RemoveAll(r => r.Count == 0);
            if (rounds.Count == 0) continue;
            await TellAsync(turn, scope, "", $"{RankingPosts.Text(rounds)}\n\n{Ask(turn)}");
            foreach (var week in turns.SelectMany(t => t.Due.DataWeeks))
            {
                if (scope.Tier == Tier.Township && await ReviewAsync(turn, scope, week) is { } review) await TellAsync(turn, scope, $"/review/{week}", review);
            }
        }

        return turns;
    }

    private async Task TellAsync(StepTurn turn, OrgUnit scope, string part, string text)
    {
        foreach (var office in turn.Registry.OfficeOf(scope.Id))
        {
            var key = $"{turn.Due.Key}/{scope.Id}/{office.Id}{part}";
            if (Outgoing.ToMember(turn.Registry, office.Id, key, text) is { } message) await mouth.SayAsync(turn.Session, message, turn.Now);
        }
    }

    private async Task<string?> ReviewAsync(StepTurn turn, OrgUnit scope, CampaignWeek week)
    {
        var units = turn.Registry.Tree.Subtree(scope.Id).Select(u => u.Id).ToList();
        var entries = await ledger.OfUnitsAsync(turn.Session, units, null, week.Previous.Monday, week.Sunday);
        return WeekReviewText.For(WeekReview.Of(new TotalsBook(turn.Registry.Tree, entries), scope.Id, week.Period), week.Period);
    }

    private string Ask(StepTurn turn)
    {
        if (settings.RankingNeedsApproval) return "以上是待发的周通报。同意发到工作群请回复：批准通报";
        var round = timetable.RoundOf(turn.Due.EditionWeek!)!;
        var at = round.Post > turn.Now ? WorkCalendar.LocalTime(round.Post).ToString("HH:mm", CultureInfo.InvariantCulture) : "1小时后";
        return $"以上周通报{at}发到工作群。先不发请回复：暂缓";
    }
}
