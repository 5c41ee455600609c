using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>石桥呢, 上周的, 注册呢: what is not said again is taken from the question before (rule A11).</summary>
public static class FollowUp
{
    /// <summary>How long a question can be taken up again.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    private static readonly QueryKind[] OfTheWhole = [QueryKind.Progress, QueryKind.Missing, QueryKind.Ranking, QueryKind.Bulletin];

    /// <summary>
    /// The whole question, or null when the words are no follow-up: they name more than a unit, a metric or a period, or nothing was
    /// asked in the last ten minutes. Unit = the unit named now, period = the dates named now, now = the message's time.
    /// </summary>
    public static LeaderQuestion? Resolve(AskedBefore? before, Mentions words, OrgUnit? unit, Period? period, DateTimeOffset now)
    {
        if (before is null || !words.Alone || now < before.At || now - before.At > Window) return null;
        if (words.Units.Count > 1 || (words.Units.Count == 1 && unit is null)) return null;
        var last = before.Question;
        return new LeaderQuestion(
            KindFor(last.Kind, unit, words.Metric),
            unit?.Id ?? last.UnitId,
            words.Metric ?? last.Metric,
            period ?? last.Period,
            last.Span);
    }

    /// <summary>Who asked for the whole and then names one village wants that village; a metric has no ranking of its own.</summary>
    private static QueryKind KindFor(QueryKind last, OrgUnit? unit, Metric? metric) => (last, unit) switch
    {
        (QueryKind.Materials or QueryKind.Deadline, _) => unit?.Tier is Tier.Village or Tier.Grid ? QueryKind.UnitDetail : QueryKind.Progress,
        (QueryKind.UnitDetail, { Tier: Tier.County or Tier.Township }) => QueryKind.Progress,
        (_, { Tier: Tier.Village or Tier.Grid }) when OfTheWhole.Contains(last) => QueryKind.UnitDetail,
        (QueryKind.Ranking or QueryKind.Missing or QueryKind.Bulletin, _) when metric is not null => QueryKind.Progress,
        _ => last,
    };
}
