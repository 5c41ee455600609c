using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Days of a crash period (攻坚), both included, and the local time of the daily 通报.</summary>
public sealed record CrashPeriod(DateOnly From, DateOnly Until, TimeOnly At)
{
    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

/// <summary>The daily 通报 of a crash period for the township's work group (rule J14): the day's figures, who reported and who did not. No names, no ranking.</summary>
public static class DailyBrief
{
    private static readonly Metric[] Told = [Metric.AppInstall, Metric.AppRegister, Metric.HouseholdVisit, Metric.PeopleReached];

    public static string For(TotalsBook book, OrgUnit scope, CrashPeriod crash, RankingPolicy policy, DateTimeOffset now)
    {
        var today = Figures.LocalDate(now);
        var day = Period.Of(today);
        var units = book.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && !(u.Closed <= today) && !(u.Opened > today)).ToList();
        var (told, silent) = (units.Where(u => Told.Any(m => book.NewIn(u.Id, m, day) is not null)).ToList(), new List<OrgUnit>());
        silent.AddRange(units.Except(told));
        var news = Told.Select(m => (Metric: m, Value: book.NewIn(scope.Id, m, day))).Where(x => x.Value is not null).Select(x => BookingText.Named(x.Metric, x.Value!.Value)).ToList();
        var lines = new List<string>
        {
            $"【攻坚日报】{Figures.Day(today)}（攻坚第{today.DayNumber - crash.From.DayNumber + 1}天，到{Figures.Day(crash.Until)}），数据截至{Figures.Moment(now)}",
            news.Count == 0 ? "今天还没有单位报数。" : $"今天{string.Join('、', news)}。{Cases(book, scope, day)}",
            Rate(book, scope, policy, today),
            silent.Count == 0 ? $"{units.Count}个单位都报了今天的数。" : $"报了今天的{told.Count}个，还没有今天数的{silent.Count}个：{string.Join('、', silent.Select(u => u.Name))}。",
            "注：当天的数会变，以周通报为准。",
        };
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }

    private static string Cases(TotalsBook book, OrgUnit scope, Period day) =>
        book.NewIn(scope.Id, Metric.Case, day) is { } cases ? $"今天发案{BookingText.Number(cases)}起。" : "今天发案派出所未报。";

    private static string Rate(TotalsBook book, OrgUnit scope, RankingPolicy policy, DateOnly today)
    {
        if (policy.Install == InstallList.Off || RateFacts.At(book, scope, Metric.AppInstall, today).Rate is not { } rate) return "";
        var plan = policy.PlanAt(today) is { } due ? $"，按序时今天应到{Figures.Percent(due)}" : "";
        return $"{Figures.Whole(scope.Name)}安装率{Figures.Percent(rate)}{plan}。";
    }
}
