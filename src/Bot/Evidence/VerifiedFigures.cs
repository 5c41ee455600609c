using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>What spot checks bear out of a unit's number, for those who may read it (rule E10).</summary>
public sealed class VerifiedFigures(TrustDesk desk, RankingPolicy policy)
{
    /// <summary>A sentence to stand behind the reported number; empty where there are not enough calls or it is nobody's business here.</summary>
    public async Task<string> BesideAsync(Turn turn, Session session, OrgUnit unit, decimal? reported)
    {
        var leader = turn.IsOffice || turn.Speaker is { Role: Role.Commander };
        if (reported is not { } total || policy.Verified == VerifiedShown.Off || (policy.Verified == VerifiedShown.Leaders && !(leader && turn.Private))) return "";
        var words = SpotText.Verified(await desk.CallsAsync(session, turn.Tree, unit.Id, turn.Now), total, ofMany: unit.Tier is Tier.Township or Tier.County);
        return words.Length == 0 ? "" : words + "。";
    }
}
