using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>One week as a table: what the offices otherwise retype (rule K14). Notes are the lines under the title.</summary>
public sealed record WeeklySummary(string Title, IReadOnlyList<string> Notes, IReadOnlyList<SummaryBlock> Blocks, IReadOnlyList<SourceRow> Sources)
{
    /// <summary>True where the days are a month's: its columns speak of 本月.</summary>
    public bool Monthly { get; init; }
}

/// <summary>The same two tables for one kind of unit: 各单位, or of a county also 各乡镇.</summary>
public sealed record SummaryBlock(string Name, IReadOnlyList<SummaryRow> Rows, IReadOnlyList<ActivityRow> Activities);

/// <summary>Totals are running totals at the end of the week, or now while it runs. Rates in percent, change in points; null = not known.</summary>
public sealed record SummaryRow(string Unit)
{
    public int? Base { get; init; }
    public decimal? InstalledBefore { get; init; }
    public decimal? NewInstalls { get; init; }
    public decimal? Installed { get; init; }
    public decimal? NewRegistrations { get; init; }
    public decimal? Registered { get; init; }
    public decimal? Alerts { get; init; }
    public decimal? Change { get; init; }
    public int? Rank { get; init; }
    public int? PreviousRank { get; init; }
    public string Report { get; init; } = "";
    public string Remark { get; init; } = "";
}

/// <summary>The week's other numbers in the order of <see cref="WeeklySummaries.Activities"/>; null = nobody reported it.</summary>
public sealed record ActivityRow(string Unit, IReadOnlyList<decimal?> Values);

/// <summary>An entry behind the figures, or an opening total (Number null). At is UTC. Use: 本周, 累计 or 期初.</summary>
public sealed record SourceRow(string Unit, Metric Metric, Aspect Aspect, decimal Value, Period Period, string Use)
{
    public long? Number { get; init; }
    public string State { get; init; } = "";
    public string MessageId { get; init; } = "";
    public string Speaker { get; init; } = "";
    public DateTimeOffset? At { get; init; }
    public string Rule { get; init; } = "";
    public string Remark { get; init; } = "";
}
