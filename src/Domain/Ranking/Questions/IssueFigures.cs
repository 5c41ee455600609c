using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>The numbers an issue printed, which may differ from what stands today (rule K13).</summary>
public static class IssueFigures
{
    /// <summary>The unit's own number first, then that of any unit in the issue below it; null when the issue has no such number.</summary>
    public static FigureFound? Find(WeeklyStanding issue, OrgTree tree, OrgUnit unit, decimal value) => All(issue, tree)
        .Where(f => tree.IsWithin(f.Unit.Id, unit.Id) && Matches(f, value))
        .OrderByDescending(f => f.Unit.Id == unit.Id).FirstOrDefault();

    private static bool Matches(FigureFound figure, decimal value) =>
        figure.Value == value || (figure.Kind == FigureKind.Rate && Math.Round(figure.Value, 1, MidpointRounding.AwayFromZero) == value);

    private static IEnumerable<FigureFound> All(WeeklyStanding issue, OrgTree tree)
    {
        var end = Period.Of(issue.Period.To);
        if (tree.Find(issue.ScopeUnitId) is not { } scope) yield break;
        if (issue.NewInstalls is { } installs) yield return new FigureFound(scope, Metric.AppInstall, FigureKind.New, issue.Period, installs, "本周新增安装");
        if (issue.NewRegistrations is { } registered) yield return new FigureFound(scope, Metric.AppRegister, FigureKind.New, issue.Period, registered, "本周新增注册");
        if (issue.Installed is { } total) yield return new FigureFound(scope, Metric.AppInstall, FigureKind.Total, end, total, "累计安装");
        if (issue.Rate() is { } whole) yield return new FigureFound(scope, Metric.AppInstall, FigureKind.Rate, end, whole, "安装率");
        foreach (var place in issue.Leagues.SelectMany(l => l.Places.Concat(l.Small)))
        {
            if (tree.Find(place.UnitId) is not { } unit) continue;
            yield return new FigureFound(unit, Metric.AppInstall, FigureKind.Total, end, place.Installed, "累计安装");
            if (place.Rate is { } rate) yield return new FigureFound(unit, Metric.AppInstall, FigureKind.Rate, end, rate, "安装率");
        }
    }
}
