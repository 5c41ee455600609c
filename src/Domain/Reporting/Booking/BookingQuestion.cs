using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>Who can answer: the one who reported, the unit reported for or its office, police or office.</summary>
public enum AskedOf { Speaker, UnitOrOffice, PoliceOrOffice }

/// <summary>
/// A question about pending entries. Serialisable: it is kept until it is answered. Words end up in the reply.
/// Proposal is the value 是 stands for, of entry ProposalFor; without one 是 confirms what was typed. LastWeek is what 上周 stands for.
/// </summary>
public sealed record BookingQuestion(PendingReason Kind, IReadOnlyList<string> EntryIds, string Words)
{
    public AskedOf Of { get; init; } = AskedOf.Speaker;
    public decimal? Proposal { get; init; }

    /// <summary>The entry a proposal or a typed number is meant for; null = the first.</summary>
    public string? ProposalFor { get; init; }
    public Period? LastWeek { get; init; }

    /// <summary>What the doubtful row did: kept for the booking that follows the answer.</summary>
    public Operation Operation { get; init; }
}

/// <summary>追加, 更正, 上周, 本周, 是, 不是, a number, 确认.</summary>
public enum AnswerChoice { Add, Correct, LastWeek, ThisWeek, Yes, No, Number, Confirm }
