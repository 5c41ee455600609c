using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>An answer to an open question. The pending entries are those of the question, as they stand now.</summary>
public sealed record BookingAnswer
{
    public required BookingQuestion Question { get; init; }
    public required AnswerChoice Choice { get; init; }

    /// <summary>The number, when the choice is a number.</summary>
    public decimal? Number { get; init; }
    public required IReadOnlyList<LedgerEntry> Pending { get; init; }

    /// <summary>Who answers.</summary>
    public required Member Speaker { get; init; }
    public required DateOnly Today { get; init; }
    public required Func<string> NewId { get; init; }
}
