namespace AntiFraudBot.Domain.Ranking;

/// <summary>排名 asked by a leader: first three and last three of each league of the newest issue.</summary>
public static class ShortRankingText
{
    private const int Ends = 3;

    /// <summary>Newest = the newest frozen issue, null when there is none yet.</summary>
    public static string For(WeeklyStanding? newest)
    {
        if (newest is null) return "还没有排名：第一期数据截止后生成。";
        var head = $"第{newest.WeekNumber}周（{newest.Period}）安装率，数据截至{Figures.Moment(newest.Cutoff)}，基数为16—60岁人口";
        var leagues = newest.Leagues.Where(l => l.Ranked).Select(League).ToList();
        if (newest.Install == InstallList.Off || leagues.Count == 0) return $"{head}：本期不排名。{Together(newest)}";
        return $"{head}：\n{string.Join('\n', leagues)}\n{Together(newest)}";
    }

    private static string League(League league)
    {
        var first = league.Places.Take(Ends).ToList();
        var last = league.Places.Skip(Math.Max(Ends, league.Places.Count - Ends)).ToList();
        var middle = league.Places.Count > first.Count + last.Count ? "…" : "";
        var tail = last.Count == 0 ? "" : (middle.Length > 0 ? $" {middle} " : "，") + string.Join('，', last.Select(Shown));
        var silent = league.Unreported.Count == 0 ? "" : $"；未报{string.Join('、', league.Unreported)}";
        return $"{league.Name}：{string.Join('，', first.Select(Shown))}{tail}{silent}。";
    }

    private static string Shown(Place place) => $"{place.Rank} {place.Unit}{Figures.Percent(place.Rate ?? 0)}";

    private static string Together(WeeklyStanding newest) =>
        newest.Rate() is { } rate ? $"{Figures.Whole(newest.ScopeName)}{Figures.Percent(rate)}（{Figures.Count(newest.Installed ?? 0)}/{Figures.Count(newest.Base ?? 0)}人）。" : "尚无累计数。";
}
