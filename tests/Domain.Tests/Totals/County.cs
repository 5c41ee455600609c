using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>A large regular county: every village opens with 100 and reports 1 each week of 2026.</summary>
internal static class County
{
    private static readonly DateOnly FirstMonday = new(2026, 1, 5);

    public static (OrgTree Tree, List<LedgerEntry> Entries) Of(int units, int weeks)
    {
        var villages = Enumerable.Range(0, units).Select(Village).ToList();
        var towns = Enumerable.Range(0, (units / 20) + 1).Select(i => Town(i));
        var root = new OrgUnit { Id = "c", Name = "云岭县", Tier = Tier.County, Kind = UnitKind.County };
        return (new OrgTree([root, .. towns, .. villages]), [.. villages.SelectMany(v => Enumerable.Range(0, weeks).Select(w => Week(v.Id, w)))]);
    }

    private static OrgUnit Town(int number) => new()
    {
        Id = $"t{number}", Name = $"第{number}镇", Tier = Tier.Township, Kind = UnitKind.Township, ParentId = "c", Order = number,
    };

    private static OrgUnit Village(int number) => new()
    {
        Id = $"v{number}", Name = $"第{number}村", Tier = Tier.Village, Kind = UnitKind.Village, ParentId = $"t{number / 20}", Order = 1000 + number,
        Base = 1000, OpeningInstall = 100, OpeningDate = new DateOnly(2026, 1, 1),
    };

    private static LedgerEntry Week(string unit, int week)
    {
        var monday = FirstMonday.AddDays(7 * week);
        return new LedgerEntry
        {
            Id = $"{unit}-{week}", UnitId = unit, Metric = Metric.AppInstall, Aspect = Aspect.New, Value = 1,
            // The last week of the year ends in January.
            Period = new Period(monday, week == 51 ? new DateOnly(2026, 12, 31) : monday.AddDays(6)), State = EntryState.Accepted, MessageId = "m", SpeakerId = "s",
            At = new DateTimeOffset(monday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), Rule = "report",
        };
    }
}
