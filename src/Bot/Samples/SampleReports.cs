using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Samples;

/// <summary>The weekly reports of the closed weeks: one duty a unit and week, one entry a figure, a correction where the file has one.</summary>
internal sealed class SampleReports
{
    private static readonly Metric[] Figures = [Metric.AppInstall, Metric.AppRegister, Metric.HouseholdVisit];
    private readonly SampleWeeks _weeks;

    public SampleReports(string folder, SampleWeeks weeks, SampleRegistry registry)
    {
        _weeks = weeks;
        foreach (var row in SampleTable.Read(folder, "reports.csv")) Add(row, registry.Unit(row["unit"]));
    }

    /// <summary>Counted from the start week; -1 is the open one.</summary>
    public static IReadOnlyList<int> ClosedWeeks { get; } = [-5, -4, -3, -2];

    public List<LedgerEntry> Entries { get; } = [];
    public List<Duty> Duties { get; } = [];

    private void Add(ImportRow row, OrgUnit unit)
    {
        var week = row.Count("week") ?? throw new InvalidDataException($"reports.csv, line {row.Number}: no week");
        var state = row["state"] switch
        {
            "done" => DutyState.Done,
            "late" => DutyState.Late,
            "missed" => DutyState.Missed,
            var other => throw new InvalidDataException($"reports.csv, line {row.Number}: unknown state {other}"),
        };
        var sent = row.TextOrNull("sent") is { } text ? Instant(week, text) : (DateTimeOffset?)null;
        Duties.Add(DutyOf(unit, week, state, sent));
        if (sent is { } at) AddFigures(row, unit, week, at);
    }

    private void AddFigures(ImportRow row, OrgUnit unit, int week, DateTimeOffset at)
    {
        var message = $"sample-{_weeks.Label(week)}-{unit.Id[2..]}";
        foreach (var metric in Figures)
        {
            if (row.Count(metric.Key()) is not { } value) continue;
            var entry = Entry(message, unit, metric, value, week, at);
            var corrected = metric == Metric.AppInstall ? row.Count("corrected_install") : null;
            Entries.Add(corrected is null ? entry : entry with { State = EntryState.Superseded });
            if (corrected is { } right)
                Entries.Add(Entry(message + "-corrected", unit, metric, right, week, Instant(week, row["corrected_at"])) with { Supersedes = entry.Id });
        }
    }

    private LedgerEntry Entry(string message, OrgUnit unit, Metric metric, int value, int week, DateTimeOffset at) => new()
    {
        Id = $"{message}-{metric.Key()}",
        UnitId = unit.Id,
        Metric = metric,
        Aspect = Aspect.New,
        Value = value,
        Period = _weeks.Period(week),
        State = EntryState.Accepted,
        MessageId = message,
        SpeakerId = unit.LiaisonId ?? throw new InvalidDataException($"{unit.Name} reports without a liaison"),
        At = at,
        Rule = "sample",
    };

    private Duty DutyOf(OrgUnit unit, int week, DutyState state, DateTimeOffset? sent) => new()
    {
        Id = $"weekly/{_weeks.Label(week)}/{unit.Id}",
        UnitId = unit.Id,
        Form = "weekly",
        Week = _weeks.Label(week),
        Period = _weeks.Period(week),
        Due = SampleWeeks.At(_weeks.DueDay(week, 0), new TimeOnly(18, 0)),
        FreezeAt = SampleWeeks.At(_weeks.DueDay(week, 1), new TimeOnly(12, 0)),
        State = state,
        DoneAt = sent,
    };

    /// <summary>"1 09:37" = the workday after the due day, 09:37 Chinese time.</summary>
    private DateTimeOffset Instant(int week, string text)
    {
        var parts = text.Split(' ');
        var workday = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return SampleWeeks.At(_weeks.DueDay(week, workday), TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture));
    }
}
