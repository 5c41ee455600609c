using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P+1 15:00: the ranking to the township's work group, and that of the townships to the county's (rule K12), unless the office holds it or must first approve it.</summary>
public sealed class PostJob(Steps steps, Rankings rankings, Mouth mouth, IssuePictures pictures, IssueDrafts drafts, CampaignSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await steps.RunTogetherAsync(TimetableStep.Post, PostAsync, cancellationToken);
        await drafts.CatchUpAsync(cancellationToken);
    }

    /// <summary>Of each township and county all rounds that may go out, in one post; rounds that wait for the office stay due.</summary>
    private async Task<IReadOnlyList<StepTurn>> PostAsync(IReadOnlyList<StepTurn> turns)
    {
        var waiting = new HashSet<StepTurn>();
        foreach (var scope in Townships.Issuing(turns[0].Registry.Tree))
        {
            var ready = new List<(StepTurn Turn, IReadOnlyList<FrozenRanking> Issues)>();
            foreach (var turn in turns)
            {
                var issues = await RankingPosts.OfAsync(rankings, turn.Session, scope.Id, turn.Due.DataWeeks);
                if (issues.Count == 0 || issues.All(i => i.State == "posted")) continue;
                if (Waits(issues)) waiting.Add(turn);
                else ready.Add((turn, issues));
            }

            if (ready.Count > 0) await SayAsync(ready[^1].Turn, scope.Id, [.. ready.Select(r => r.Issues)]);
        }

        return [.. turns.Where(t => !waiting.Contains(t))];
    }

    private bool Waits(IReadOnlyList<FrozenRanking> issues) =>
        issues.Any(i => i.State == "held") || (settings.RankingNeedsApproval && issues.Any(i => i.State != "approved"));

    private async Task SayAsync(StepTurn turn, string scopeId, IReadOnlyList<IReadOnlyList<FrozenRanking>> rounds)
    {
        if (turn.Registry.WorkGroupOf(scopeId) is { } group)
        {
            var chunks = TextLimits.Split(RankingPosts.Text(rounds));
            for (var i = 0; i < chunks.Count; i++)
            {
                await mouth.SayAsync(turn.Session, Outgoing.ToGroup(group, $"{turn.Due.Key}/{scopeId}/{i}", chunks[i]), turn.Now);
            }

            foreach (var standing in RankingPosts.Newest(rounds))
            {
                var message = Outgoing.ToGroup(group, $"{turn.Due.Key}/{scopeId}/picture/{standing.Week}", "");
                await pictures.SayAsync(turn, standing, PicturedRanks.ForGroup(standing), message);
            }
        }

        foreach (var issue in rounds.SelectMany(r => r)) await rankings.SetStateAsync(turn.Session, issue.Id, "posted", turn.Now);
        await VillagesAsync(turn, scopeId);
    }

    /// <summary>With the township's issue, never before it, each village's own about its grids (rule K17).</summary>
    private async Task VillagesAsync(StepTurn turn, string scopeId)
    {
        foreach (var village in turn.Registry.Tree.Subtree(scopeId).Where(u => u.Tier == Tier.Village))
        {
            foreach (var issue in (await RankingPosts.OfAsync(rankings, turn.Session, village.Id, turn.Due.DataWeeks)).Where(i => i.State != "posted"))
            {
                if (turn.Registry.WorkGroupOf(village.Id) is { } group) await mouth.SayAsync(turn.Session, Outgoing.ToGroup(group, $"{issue.Id}/post", issue.Text), turn.Now);
                await rankings.SetStateAsync(turn.Session, issue.Id, "posted", turn.Now);
            }
        }
    }
}

/// <summary>The issues of one round: usually one, after a week without a workday two, older first in one post.</summary>
public static class RankingPosts
{
    /// <summary>Rounds, older first, as one post: the newest in full, of older ones that were missed a line a week.</summary>
    public static string Text(IReadOnlyList<IReadOnlyList<FrozenRanking>> rounds) => RankingDigest.For(
        [.. rounds.SkipLast(1).SelectMany(r => r).Select(Standing)], rounds[^1].Select(i => i.Text));

    /// <summary>The figures of the issues that the post has in full.</summary>
    public static IEnumerable<WeeklyStanding> Newest(IReadOnlyList<IReadOnlyList<FrozenRanking>> rounds) => rounds[^1].Select(Standing);

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

    private static WeeklyStanding Standing(FrozenRanking issue) => JsonSerializer.Deserialize<WeeklyStanding>(issue.SnapshotJson)!;
}
