using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Undertakings.Activities;

/// <summary>One of the eight: what the ledger has of it this month; null = nothing reported.</summary>
public sealed record Occasion(string Name, Metric Metric, decimal? Value);

/// <summary>八逢: eight occasions on which fraud is spoken of, each read off the ledger (rule W12), so that nobody fills in a form for it.</summary>
public static class EightOccasions
{
    private const string School = "逢校必嘱";

    private static readonly (string Name, Metric Metric)[] All =
    [
        ("逢屏必亮", Metric.Screen), ("逢户必进", Metric.HouseholdVisit), ("逢村必发", Metric.Leaflet), ("逢路必宣", Metric.Banner), ("逢会必讲", Metric.Event),
        (School, Metric.Event), ("逢群必响", Metric.PushGroup), ("逢机必装", Metric.AppInstall),
    ];

    /// <summary>AtSchools: events of the month that carry the school's tag.</summary>
    public static IReadOnlyList<Occasion> Of(TotalsBook book, string unitId, Period month, decimal? atSchools) =>
        [.. All.Select(o => new Occasion(o.Name, o.Metric, o.Name == School ? atSchools : book.NewIn(unitId, o.Metric, month)))];

    /// <summary>逢屏必亮 3块, or － where there is nothing.</summary>
    public static string Line(Occasion occasion) => occasion.Value is > 0 ? $"✓ {occasion.Name}：{BookingText.Named(occasion.Metric, occasion.Value.Value)}" : $"－ {occasion.Name}：本月台账里没有";
}
