using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>The first section of an issue, as far as Ranking:Install lets it be shown (rule K5).</summary>
internal static class InstallSection
{
    internal const int Leading = 3;

    public static IReadOnlyList<string> ForGroup(WeeklyStanding standing) => standing.Install switch
    {
        InstallList.Full => Listed(standing, int.MaxValue, standing.VerifiedPosted),
        InstallList.Top => Listed(standing, Leading, standing.VerifiedPosted),
        InstallList.Leaders => ["APP推广", Together(standing, withRate: true)],
        _ => ["APP推广", Together(standing, withRate: false)],
    };

    public static IReadOnlyList<string> ForLeaders(WeeklyStanding standing) =>
        standing.Install == InstallList.Off ? ForGroup(standing) : Listed(standing, int.MaxValue, verified: true);

    private static List<string> Listed(WeeklyStanding standing, int upTo, bool verified)
    {
        var lines = new List<string> { "APP安装率（16—60岁）" };
        foreach (var league in standing.Leagues)
        {
            var body = League(league, upTo, verified).ToList();
            if (body.Count == 0) continue;
            if (standing.Leagues.Count > 1) lines.Add($"〔{league.Name}〕");
            lines.AddRange(body);
        }

        lines.Add(Together(standing, withRate: true));
        return lines;
    }

    private static IEnumerable<string> League(League league, int upTo, bool verified)
    {
        if (league.Ranked)
        {
            foreach (var place in league.Places.Where(p => p.Rank <= upTo)) yield return Line(place) + (verified ? Verified(place) : "");
        }

        if (upTo == int.MaxValue && league.Small.Count > 0)
            yield return "人数少不排名：" + string.Join('、', league.Small.Select(p => $"{p.Unit}{BookingText.Number(p.Installed)}/{p.Base}人"));
        if (league.Unreported.Count > 0) yield return "未报：" + string.Join('、', league.Unreported);
        if (league.NotTakingPart.Count > 0) yield return string.Join('、', league.NotTakingPart) + "不参与本期排名";
        if (league.WithoutRate.Count > 0) yield return "无累计数或人口基数，未排名：" + string.Join('、', league.WithoutRate);
    }

    /// <summary>2 石桥村 84.0%（+1.3）▼1</summary>
    private static string Line(Place place)
    {
        var change = place.Change is { } points ? $"（{Figures.Points(points)}）" : "";
        var climb = place.Climb switch { null => "", 0 => "—", > 0 => $"▲{place.Climb}", _ => $"▼{-place.Climb}" };
        return $"{place.Rank} {place.Unit} {Figures.Percent(place.Rate ?? 0)}{change}{climb}";
    }

    private static string Verified(Place place) => place.Verified is { } rate ? $"，抽查核实{Figures.Percent(rate)}（n={place.Reached}）" : "";

    private static string Together(WeeklyStanding standing, bool withRate)
    {
        var rate = standing.Rate();
        var shown = withRate && rate is { } r ? $"{Figures.Whole(standing.ScopeName)} {Figures.Percent(r)}，" : "";
        return $"{shown}本周新增安装{New(standing.NewInstalls)}、注册{New(standing.NewRegistrations)}{(withRate ? Target(rate, standing.Plan) : "")}。";
    }

    private static string Target(decimal? rate, decimal? plan)
    {
        if (rate is null || plan is null) return "";
        var gap = plan.Value - rate.Value;
        return gap > 0 ? $"；序时目标{Figures.ShortPercent(plan.Value)}，差{Figures.Tenth(gap)}个百分点" : $"；已达序时目标{Figures.ShortPercent(plan.Value)}";
    }

    private static string New(decimal? value) => value is null ? "未报" : BookingText.Number(value.Value);
}
