using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>A number a form asks for: what was new in its days, or the running total at their end.</summary>
public readonly record struct FormNumber(Metric Metric, Aspect Aspect);

/// <summary>
/// Something units owe beside the weekly form (rule D9). Name: ascii, stable, part of duty ids. Title: what people call it, and by
/// which a message may name it. Without numbers it is a task that somebody reports as done.
/// </summary>
public sealed record Form
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required FormSchedule Schedule { get; init; }

    /// <summary>All have to be in; of a counter the one that is counted.</summary>
    public IReadOnlyList<FormNumber> Required { get; init; } = [];

    public IReadOnlyList<FormNumber> Optional { get; init; } = [];

    /// <summary>Of a counter: how many the period needs.</summary>
    public decimal Minimum { get; init; } = 1;

    public FormDebtors Debtors { get; init; } = new();

    /// <summary>Instances due before this day do not exist; null = from the installation's first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Instances whose nominal day is later do not exist.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>False: no line in the group the workday before.</summary>
    public bool Announced { get; init; } = true;

    /// <summary>The name of the form that a spreadsheet of people fills (rule E8).</summary>
    public const string Roster = "roster";

    public bool IsTask => Required.Count == 0;

    public bool IsRoster => Name == Roster;

    /// <summary>Done when somebody says so: a task that no file fills.</summary>
    public bool IsDeed => IsTask && !IsRoster;

    public IEnumerable<FormNumber> Numbers => Required.Concat(Optional);
}

/// <summary>Who owes a form: units of a tier, of these kinds, or only the named ones (full names). Empty lists mean all.</summary>
public sealed record FormDebtors
{
    public Tier Tier { get; init; } = Tier.Village;

    public IReadOnlyList<UnitKind> Kinds { get; init; } = [];

    public IReadOnlyList<string> Units { get; init; } = [];

    public bool Includes(OrgUnit unit) =>
        unit.Tier == Tier && (Kinds.Count == 0 || Kinds.Contains(unit.Kind)) && (Units.Count == 0 || Units.Contains(unit.Name));
}
