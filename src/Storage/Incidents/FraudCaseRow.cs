using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Storage;

/// <summary>The fraud_cases table as Dapper reads and writes it.</summary>
internal sealed record FraudCaseRow
{
    public string Number { get; init; } = "";
    public string UnitId { get; init; } = "";
    public DateTimeOffset OpenedAt { get; init; }
    public string MessageId { get; init; } = "";
    public string State { get; init; } = "";
    public string? Type { get; init; }
    public DateOnly? HappenedOn { get; init; }
    public int? Hour { get; init; }
    public long? Loss { get; init; }
    public bool? Staff { get; init; }
    public bool? Family { get; init; }
    public bool? Publicity { get; init; }
    public bool? App { get; init; }
    public bool? Reported { get; init; }
    public string? People { get; init; }
    public string? How { get; init; }
    public string? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public DateTimeOffset? CalledBackAt { get; init; }

    public static FraudCaseRow From(FraudCase c) => new()
    {
        Number = c.Number,
        UnitId = c.UnitId,
        OpenedAt = c.OpenedAt,
        MessageId = c.MessageId,
        State = StoredText.Word(c.State),
        Type = c.Type,
        HappenedOn = c.On,
        Hour = c.Hour,
        Loss = (long?)c.Loss,
        Staff = c.Staff,
        Family = c.Family,
        Publicity = c.Publicity,
        App = c.App,
        Reported = c.Reported,
        People = c.Group,
        How = c.How,
        ConfirmedBy = c.ConfirmedBy,
        ConfirmedAt = c.ConfirmedAt,
        CalledBackAt = c.CalledBackAt,
    };

    public FraudCase ToCase() => new()
    {
        Number = Number,
        UnitId = UnitId,
        OpenedAt = OpenedAt,
        MessageId = MessageId,
        State = Enum.Parse<CaseState>(State, ignoreCase: true),
        Type = Type,
        On = HappenedOn,
        Hour = Hour,
        Loss = Loss,
        Staff = Staff,
        Family = Family,
        Publicity = Publicity,
        App = App,
        Reported = Reported,
        Group = People,
        How = How,
        ConfirmedBy = ConfirmedBy,
        ConfirmedAt = ConfirmedAt,
        CalledBackAt = CalledBackAt,
    };
}
