using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Storage;

/// <summary>The warnings table as Dapper reads and writes it.</summary>
internal sealed record WarningRow
{
    public string Id { get; init; } = "";
    public string Number { get; init; } = "";
    public string Level { get; init; } = "";
    public string UnitId { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Tail { get; init; } = "";
    public string Suspicion { get; init; } = "";
    public bool FundSide { get; init; }
    public bool Away { get; init; }
    public string RaisedBy { get; init; } = "";
    public DateTimeOffset RaisedAt { get; init; }
    public string? ExternalId { get; init; }
    public string? OwnerId { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? ContactedAt { get; init; }
    public DateTimeOffset? MetAt { get; init; }
    public string Stage { get; init; } = "";
    public DateTimeOffset? StageAt { get; init; }
    public int Alarms { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedBy { get; init; }
    public string? Outcome { get; init; }
    public long? Lost { get; init; }
    public long? Saved { get; init; }
    public DateTimeOffset? NextAt { get; init; }

    public static WarningRow From(Warning w, DateTimeOffset? nextAt) => new()
    {
        Id = w.Id,
        Number = w.Number,
        Level = StoredText.Word(w.Level),
        UnitId = w.UnitId,
        Subject = w.Subject,
        Tail = w.Tail,
        Suspicion = w.Suspicion,
        FundSide = w.FundSide,
        Away = w.Away,
        RaisedBy = w.RaisedBy,
        RaisedAt = w.RaisedAt,
        ExternalId = w.ExternalId,
        OwnerId = w.OwnerId,
        AcceptedAt = w.AcceptedAt,
        ContactedAt = w.ContactedAt,
        MetAt = w.MetAt,
        Stage = StoredText.Word(w.Stage),
        StageAt = w.StageAt,
        Alarms = (int)w.Alarms,
        RemindedAt = w.RemindedAt,
        ClosedAt = w.ClosedAt,
        ClosedBy = w.ClosedBy,
        Outcome = w.Outcome is { } outcome ? StoredText.Word(outcome) : null,
        Lost = (long?)w.Lost,
        Saved = (long?)w.Saved,
        NextAt = nextAt,
    };

    public Warning ToWarning() => new()
    {
        Id = Id,
        Number = Number,
        Level = Enum.Parse<WarningLevel>(Level, ignoreCase: true),
        UnitId = UnitId,
        Subject = Subject,
        Tail = Tail,
        Suspicion = Suspicion,
        FundSide = FundSide,
        Away = Away,
        RaisedBy = RaisedBy,
        RaisedAt = RaisedAt,
        ExternalId = ExternalId,
        OwnerId = OwnerId,
        AcceptedAt = AcceptedAt,
        ContactedAt = ContactedAt,
        MetAt = MetAt,
        Stage = Enum.Parse<SearchStage>(Stage, ignoreCase: true),
        StageAt = StageAt,
        Alarms = (WarningAlarm)Alarms,
        RemindedAt = RemindedAt,
        ClosedAt = ClosedAt,
        ClosedBy = ClosedBy,
        Outcome = Outcome is null ? null : Enum.Parse<WarningOutcome>(Outcome, ignoreCase: true),
        Lost = Lost,
        Saved = Saved,
    };
}
