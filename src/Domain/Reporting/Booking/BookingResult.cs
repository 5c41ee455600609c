namespace AntiFraudBot.Domain.Reporting;

/// <summary>What to save and what to say. Nothing is dropped: a number is booked, a repeat, or refused with a reason.</summary>
public sealed record BookingResult
{
    /// <summary>Entries to add, accepted or pending.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    /// <summary>New states of entries that stand in the ledger.</summary>
    public IReadOnlyList<EntryChange> Changes { get; init; } = [];

    /// <summary>Numbers that stand already and are not booked again.</summary>
    public IReadOnlyList<Repeat> Repeats { get; init; } = [];

    /// <summary>The one question of this message, or null.</summary>
    public BookingQuestion? Question { get; init; }
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>The weekly duty this message answers, with the metrics (accepted, pending or repeated) that do.</summary>
    public DutyAnswer? Answers { get; init; }

    /// <summary>True when a loss above 500,000 yuan was reported: leaders hear of it at once.</summary>
    public bool LargeLoss { get; init; }

    /// <summary>The ledger as it is once this is saved.</summary>
    public IReadOnlyList<LedgerEntry> ApplyTo(IEnumerable<LedgerEntry> ledger)
    {
        var changes = Changes.ToDictionary(c => c.EntryId);
        return
        [
            .. ledger.Select(e => changes.TryGetValue(e.Id, out var change) ? e with { State = change.State, Pending = change.Pending } : e),
            .. Entries,
        ];
    }
}

/// <summary>
/// An entry of the ledger changes its state; Why is kept in its history. A superseded or retracted entry keeps the reason it waited
/// for, so that a retraction never brings back what was never accepted (rule B10).
/// </summary>
public sealed record EntryChange(string EntryId, EntryState State, PendingReason Pending, string Why);

/// <summary>Same unit, period and value as what stands already.</summary>
public sealed record Repeat(Metric Metric, Aspect Aspect, decimal Value, Period Period);

/// <summary>The duty a message fills, and with what. At is the time of the first message about these numbers (timeliness).</summary>
public sealed record DutyAnswer(string DutyId, IReadOnlyList<Metric> Metrics, DateTimeOffset At);

public enum RefusalKind { Resident, OtherUnitsCorrection, NotTheSpeakersLine, NothingToRetract, NothingToCorrect, NotEntitled, AnswerDoesNotFit }

/// <summary>Why something was not booked. Words are for the speaker; null where the bot stays silent.</summary>
public sealed record Refusal(RefusalKind Kind, string? Words);
