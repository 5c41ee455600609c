using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage;

/// <summary>The ledger table as Dapper reads and writes it; Value is in thousandths.</summary>
internal sealed record LedgerRow
{
    public long Number { get; init; }
    public string Id { get; init; } = "";
    public string UnitId { get; init; } = "";
    public string Metric { get; init; } = "";
    public string Aspect { get; init; } = "";
    public long Value { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public string State { get; init; } = "";
    public string Pending { get; init; } = "";
    public bool Adds { get; init; }
    public string MessageId { get; init; } = "";
    public string SpeakerId { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string Rule { get; init; } = "";
    public string? Supersedes { get; init; }
    public bool Authoritative { get; init; }
    public bool AfterFreeze { get; init; }

    public static LedgerRow From(LedgerEntry e) => new()
    {
        Id = e.Id,
        UnitId = e.UnitId,
        Metric = e.Metric.Key(),
        Aspect = StoredText.Word(e.Aspect),
        Value = Thousandths(e.Value),
        PeriodFrom = e.Period.From,
        PeriodTo = e.Period.To,
        State = StoredText.Word(e.State),
        Pending = StoredText.Word(e.Pending),
        Adds = e.Adds,
        MessageId = e.MessageId,
        SpeakerId = e.SpeakerId,
        At = e.At,
        Rule = e.Rule,
        Supersedes = e.Supersedes,
        Authoritative = e.Authoritative,
        AfterFreeze = e.AfterFreeze,
    };

    public LedgerEntry ToEntry() => new()
    {
        Number = Number,
        Id = Id,
        UnitId = UnitId,
        Metric = MetricCatalogue.Find(Metric) ?? throw new InvalidDataException($"Ledger entry {Id} has the unknown metric {Metric}."),
        Aspect = Enum.Parse<Aspect>(Aspect, ignoreCase: true),
        Value = Value / 1000m,
        Period = new Period(PeriodFrom, PeriodTo),
        State = Enum.Parse<EntryState>(State, ignoreCase: true),
        Pending = Enum.Parse<PendingReason>(Pending, ignoreCase: true),
        Adds = Adds,
        MessageId = MessageId,
        SpeakerId = SpeakerId,
        At = At,
        Rule = Rule,
        Supersedes = Supersedes,
        Authoritative = Authoritative,
        AfterFreeze = AfterFreeze,
    };

    // More than three decimals would change the number silently: a caller's mistake, not a business answer.
    private static long Thousandths(decimal value) => value * 1000m == decimal.Truncate(value * 1000m)
        ? decimal.ToInt64(value * 1000m)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The ledger keeps three decimals.");
}
