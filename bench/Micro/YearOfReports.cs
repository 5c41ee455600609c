using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bench.Micro;

/// <summary>A made-up county whose villages reported installs and registrations in each of 52 weeks; the last week is to be ranked.</summary>
internal static class YearOfReports
{
    private const int Weeks = 52;
    private static readonly DateOnly Start = new(2025, 6, 16);

    public static RankingRequest Request(int townships, int villages)
    {
        var tree = new OrgTree(Units(townships, villages));
        // As the store gives them: by time, so a unit's numbers lie far apart in memory.
        var reporting = tree.Units.Where(u => u.Tier == Tier.Village).ToList();
        var entries = Enumerable.Range(0, Weeks).SelectMany(week => reporting.SelectMany(unit => Entries(unit, week))).ToList();
        var last = Week(Weeks - 1);
        var previous = RequestFor(tree, townships, entries, Week(Weeks - 2), null);
        return RequestFor(tree, townships, entries, last, WeeklyRanking.Compute(previous));
    }

    private static RankingRequest RequestFor(OrgTree tree, int townships, List<LedgerEntry> entries, Period week, WeeklyStanding? previous) => new()
    {
        Tree = tree,
        ScopeUnitId = townships == 1 ? "t0" : "county",
        Week = "2026-W24",
        WeekNumber = 24,
        Period = week,
        Cutoff = Instant(week.To.AddDays(2), 4),
        Entries = entries,
        Changes = [],
        LastChange = 0,
        Previous = previous,
        Duties = [.. tree.Units.Where(u => u.Tier == Tier.Village).Select(u => new Duty
        {
            Id = $"weekly/{u.Id}", UnitId = u.Id, Form = "weekly", Week = "2026-W24", Period = week, Due = Instant(week.To.AddDays(1), 10),
            FreezeAt = Instant(week.To.AddDays(2), 4), State = u.Order % 10 == 0 ? DutyState.Missed : DutyState.Done,
        })],
    };

    private static IEnumerable<OrgUnit> Units(int townships, int villages)
    {
        var order = 0;
        yield return new OrgUnit { Id = "county", Name = "云岭县", Tier = Tier.County, Kind = UnitKind.County };
        for (var t = 0; t < townships; t++)
        {
            yield return new OrgUnit { Id = $"t{t}", Name = $"第{t}乡", Tier = Tier.Township, Kind = UnitKind.Township, ParentId = "county", Order = ++order };
            for (var v = 0; v < villages; v++)
            {
                yield return new OrgUnit
                {
                    Id = $"t{t}v{v}", Name = $"第{t}乡{v}村", Tier = Tier.Village, Kind = UnitKind.Village, ParentId = $"t{t}", Order = ++order,
                    Base = 600 + ((order * 37) % 900), OpeningInstall = 100 + (order % 50), OpeningRegister = 90, OpeningDate = Start.AddDays(-1),
                };
            }
        }
    }

    private static IEnumerable<LedgerEntry> Entries(OrgUnit unit, int week) =>
        from metric in new[] { Metric.AppInstall, Metric.AppRegister }
        select new LedgerEntry
        {
            Id = $"l{unit.Id}/{week}/{metric}", UnitId = unit.Id, Metric = metric, Aspect = Aspect.New, Value = 1 + (((unit.Order * 7) + (week * 3)) % 20),
            Period = Week(week), State = EntryState.Accepted, MessageId = $"m{unit.Id}/{week}", SpeakerId = $"p{unit.Id}",
            At = Instant(Week(week).To.AddDays(1), 8), Rule = "report",
        };

    private static Period Week(int number) => new(Start.AddDays(7 * number), Start.AddDays((7 * number) + 6));

    private static DateTimeOffset Instant(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);
}
