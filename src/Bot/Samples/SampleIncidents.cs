using System.Globalization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Samples;

/// <summary>Cases, losses and dissuasions as the police entered them on the day itself.</summary>
internal static class SampleIncidents
{
    private static readonly Metric[] Figures = [Metric.Case, Metric.Loss, Metric.Dissuade, Metric.LossAvoided];

    public static IEnumerable<LedgerEntry> Read(string folder, SampleWeeks weeks, SampleRegistry registry) =>
        from row in SampleTable.Read(folder, "incidents.csv")
        let unitId = registry.UnitId(row["unit"])
        from metric in Figures
        let value = row.Count(metric.Key())
        where value is not null
        select Entry(row, unitId, metric, value.Value, weeks);

    private static LedgerEntry Entry(ImportRow row, string unitId, Metric metric, int value, SampleWeeks weeks)
    {
        var day = weeks.Monday(row.Count("week") ?? 0).AddDays((row.Count("weekday") ?? 1) - 1);
        var message = $"sample-{day:yyyy-MM-dd}-{unitId[2..]}";
        return new LedgerEntry
        {
            Id = $"{message}-{metric.Key()}",
            UnitId = unitId,
            Metric = metric,
            Aspect = Aspect.New,
            Value = value,
            Period = Period.Of(day),
            State = EntryState.Accepted,
            MessageId = message,
            SpeakerId = row["speaker"],
            At = SampleWeeks.At(day, TimeOnly.ParseExact(row["time"], "HH:mm", CultureInfo.InvariantCulture)),
            Rule = "sample",
            Authoritative = true,
        };
    }
}
