namespace AntiFraudBot.Domain.Papers;

/// <summary>
/// A 督办单, 约谈通知 or 整改单 to one unit. Grounds come from the books, each with its days and as-of; Matter is what the office added (empty = nothing).
/// Deadline and Meeting are null where the paper has none. Serialisable: kept under its number and printed again from here (rule N3).
/// </summary>
public sealed record NoticeFacts
{
    public required PaperKind Kind { get; init; }
    public required int Year { get; init; }

    /// <summary>Counted by kind, office and year from 1.</summary>
    public required int Number { get; init; }
    public required string Unit { get; init; }
    public required string Office { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The moment of the figures, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }
    public IReadOnlyList<string> Grounds { get; init; } = [];
    public string Matter { get; init; } = "";
    public DateOnly? Deadline { get; init; }

    /// <summary>6月25日9:00, as it is printed.</summary>
    public string? Meeting { get; init; }
}
