using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P+1 14:00: the frozen ranking to the office privately, with an hour to answer 暂缓.</summary>
public sealed class PreviewJob(Steps steps, Rankings rankings, Mouth mouth, Timetable timetable, CampaignSettings settings) : IJob
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
            var text = RankingPosts.Text(rounds);
            foreach (var office in turn.Registry.OfficeOf(scope.Id))
            {
                var key = $"{turn.Due.Key}/{scope.Id}/{office.Id}";
                if (Outgoing.ToMember(turn.Registry, office.Id, key, $"{text}\n\n{Ask(turn)}") is { } message) await mouth.SayAsync(turn.Session, message, turn.Now);
            }
        }

        return turns;
    }

    private string Ask(StepTurn turn)
    {
        if (settings.RankingNeedsApproval) return "以上是待发的周通报。同意发到工作群请回复：批准通报";
        var round = timetable.RoundOf(turn.Due.EditionWeek!)!;
        var at = round.Post > turn.Now ? WorkCalendar.LocalTime(round.Post).ToString("HH:mm", CultureInfo.InvariantCulture) : "1小时后";
        return $"以上周通报{at}发到工作群。先不发请回复：暂缓";
    }
}
