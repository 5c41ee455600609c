namespace AntiFraudBot.Domain.Ranking;

/// <summary>Up to which rank a picture of the issue may show units: no further than its text (rules K5, K15). Null = no picture.</summary>
public static class PicturedRanks
{
    public static int? ForGroup(WeeklyStanding standing) => standing.Install switch
    {
        InstallList.Full when HasList(standing) => int.MaxValue,
        InstallList.Top when HasList(standing) => InstallSection.Leading,
        _ => null,
    };

    public static int? ForLeaders(WeeklyStanding standing) =>
        standing.Install != InstallList.Off && HasList(standing) ? int.MaxValue : null;

    private static bool HasList(WeeklyStanding standing) => standing.Leagues.Any(l => l.Ranked && l.Places.Count > 0);
}
