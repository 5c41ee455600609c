using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Papers;

/// <summary>One unit's year: what is registered of it, its weeks, its reports, and every entry (rule N8).</summary>
public sealed record Dossier(string Title, IReadOnlyList<string> Notes)
{
    /// <summary>Label and value; numbers and days keep their kind.</summary>
    public IReadOnlyList<(string Label, object? Value)> Registered { get; init; } = [];
    public IReadOnlyList<DossierWeek> Weeks { get; init; } = [];
    public IReadOnlyList<DossierReport> Reports { get; init; } = [];
    public IReadOnlyList<SourceRow> Sources { get; init; } = [];
}

/// <summary>Numbers in the order of <see cref="Dossiers.Columns"/>; null = not reported. Running totals are those at the week's end.</summary>
public sealed record DossierWeek(string Name, Period Days, IReadOnlyList<decimal?> News, decimal? Installed, decimal? Registrations, int? Base, int? Rank);

/// <summary>A duty of the unit: form, its days, when it was due and done (UTC), and how it stands.</summary>
public sealed record DossierReport(string Form, Period Days, DateTimeOffset Due, DateTimeOffset? DoneAt, string State, string Remark);
