using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Tests.Calendar;

/// <summary>The calendar of 2026, its timetable and a small invented township.</summary>
public static class Township
{
    private static readonly string[] Off =
    [
        .. Days("2026-01-01", 3), .. Days("2026-02-15", 9), .. Days("2026-04-04", 3), .. Days("2026-05-01", 5),
        .. Days("2026-06-19", 3), .. Days("2026-09-25", 3), .. Days("2026-10-01", 7),
    ];

    private static readonly string[] Work = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];

    public static WorkCalendar Calendar { get; } = new(Off.Select(Day), Work.Select(Day), [2026]);

    public static Timetable Timetable { get; } = new(Calendar, new TimetableOptions());

    public static OrgTree Tree { get; } = new(
    [
        Unit("county", Tier.County, UnitKind.County, null, 0),
        Unit("town", Tier.Township, UnitKind.Township, "county", 1) with { LiaisonId = "m-town" },
        Unit("shangping", Tier.Village, UnitKind.Village, "town", 2) with { LiaisonId = "m-shangping" },
        Unit("shangping-3", Tier.Grid, UnitKind.Grid, "shangping", 3),
        Unit("school", Tier.Village, UnitKind.Unit, "town", 4),
        Unit("other-town", Tier.Township, UnitKind.Township, "county", 5),
    ]);

    public static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An instant from local text like 2026-06-15 09:00.</summary>
    public static DateTimeOffset Local(string text) =>
        DateTimeOffset.Parse(text + "+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    public static CampaignWeek Week(string text) => CampaignWeek.Parse(text)!;

    public static Group Group(string id, string? unit, GroupKind kind = GroupKind.Work, bool bot = true) =>
        new() { Id = id, Channel = "sandbox", Name = id, UnitId = unit, Kind = kind, Bot = bot };

    private static IEnumerable<string> Days(string first, int count) =>
        Enumerable.Range(0, count).Select(n => FormattableString.Invariant($"{Day(first).AddDays(n):yyyy-MM-dd}"));

    private static OrgUnit Unit(string id, Tier tier, UnitKind kind, string? parent, int order) =>
        new() { Id = id, Name = id, Tier = tier, Kind = kind, ParentId = parent, Order = order };
}
