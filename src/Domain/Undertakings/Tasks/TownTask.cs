using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Domain.Undertakings.Tasks;

/// <summary>Breakdown: a row of a task table. Errand: one thing asked of several units. Rectification: what an inspection demanded.</summary>
public enum TaskKind { Breakdown, Errand, Rectification }

/// <summary>
/// Something an office gave out (rule W1). Number is what people type. Every lead unit owes it by itself, co-units only know of it. Due is
/// the day written down; a day that is not worked is made up for on the next workday. Document: the superior's, when one was named.
/// </summary>
public sealed record TownTask
{
    private const string Prefix = "task-";
    private const int ShortTitle = 18;

    // A group hears the day before only of what many owe.
    private const int ManyLeads = 5;

    public required int Number { get; init; }
    public required string OfficeUnitId { get; init; }
    public required TaskKind Kind { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> Leads { get; init; }
    public IReadOnlyList<string> CoUnits { get; init; } = [];
    public required DateOnly Due { get; init; }
    public string? Document { get; init; }
    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }

    public string FormName => FormattableString.Invariant($"{Prefix}{Number}");

    /// <summary>3 建立反诈宣传队: short enough for a line of many.</summary>
    public string ShortName => FormattableString.Invariant($"{Number} {(Title.Length <= ShortTitle ? Title : Title[..(ShortTitle - 1)] + "…")}");

    /// <summary>The number of the task a duty belongs to, or null.</summary>
    public static int? NumberOf(Duty duty) =>
        duty.Form.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(duty.Form.AsSpan(Prefix.Length), out var number) ? number : null;

    /// <summary>As a form without numbers: reminders, escalation and freeze are those of every form (rule D12).</summary>
    public Form ToForm(DateOnly given) => new()
    {
        Name = FormName,
        Title = ShortName,
        Schedule = new FormSchedule.Once(Due, given > Due ? Due : given),
        Announced = Leads.Count >= ManyLeads,
    };
}
