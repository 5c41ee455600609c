using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P+1 15:00: the ranking to the township's work group, and that of the townships to the county's (rule K12), unless the office holds it or must first approve it.</summary>
public sealed class PostJob(Steps steps, Rankings rankings, Mouth mouth, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Post, PostAsync, cancellationToken);

    private async Task<bool> PostAsync(StepTurn turn)
    {
        var waiting = false;
        foreach (var scope in Townships.Issuing(turn.Registry.Tree))
        {
            var issues = await RankingPosts.OfAsync(rankings, turn.Session, scope.Id, turn.Due.DataWeeks);
            if (issues.Count == 0 || issues.All(i => i.State == "posted")) continue;
            if (issues.Any(i => i.State == "held") || (settings.RankingNeedsApproval && issues.Any(i => i.State != "approved")))
            {
                waiting = true;
                continue;
            }

            await SayAsync(turn, scope.Id, issues);
        }

        return !waiting;
    }

    private async Task SayAsync(StepTurn turn, string scopeId, IReadOnlyList<FrozenRanking> issues)
    {
        if (turn.Registry.WorkGroupOf(scopeId) is { } group)
        {
            var chunks = TextLimits.Split(RankingPosts.Join(issues));
            for (var i = 0; i < chunks.Count; i++)
            {
                await mouth.SayAsync(turn.Session, Outgoing.ToGroup(group, $"{turn.Due.Key}/{scopeId}/{i}", chunks[i]), turn.Now);
            }
        }

        foreach (var issue in issues) await rankings.SetStateAsync(turn.Session, issue.Id, "posted", turn.Now);
    }
}

/// <summary>The issues of one round: usually one, after a week without a workday two, older first in one post.</summary>
public static class RankingPosts
{
    public static async Task<IReadOnlyList<FrozenRanking>> OfAsync(
        Rankings rankings, Session session, string scopeUnitId, IReadOnlyList<CampaignWeek> weeks)
    {
        var issues = new List<FrozenRanking>();
        foreach (var week in weeks)
        {
            if (await rankings.FindAsync(session, scopeUnitId, week.ToString()) is { } issue) issues.Add(issue);
        }

        return issues;
    }

    public static async Task<string?> TextAsync(Rankings rankings, Session session, string scopeUnitId, IReadOnlyList<CampaignWeek> weeks)
    {
        var issues = await OfAsync(rankings, session, scopeUnitId, weeks);
        return issues.Count == 0 ? null : Join(issues);
    }

    public static string Join(IEnumerable<FrozenRanking> issues) => string.Join("\n\n", issues.Select(i => i.Text));
}
