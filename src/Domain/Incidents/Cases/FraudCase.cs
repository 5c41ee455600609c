namespace AntiFraudBot.Domain.Incidents;

/// <summary>Open until police or office completed it; refuted when it was no fraud.</summary>
public enum CaseState { Open, Complete, Refuted }

/// <summary>
/// One fraud that happened, without anybody's name: what a case form asks (rule I11). Unknown fields are null; the loss is in yuan. MessageId is the
/// message that booked it, Hour the local hour it happened in.
/// </summary>
public sealed record FraudCase
{
    public required string Number { get; init; }
    public required string UnitId { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required string MessageId { get; init; }
    public CaseState State { get; init; }
    public string? Type { get; init; }
    public DateOnly? On { get; init; }
    public int? Hour { get; init; }
    public decimal? Loss { get; init; }

    /// <summary>The victim is village or unit staff (两委、职工), or family of such.</summary>
    public bool? Staff { get; init; }
    public bool? Family { get; init; }

    /// <summary>Publicity had reached the victim; the APP was installed.</summary>
    public bool? Publicity { get; init; }
    public bool? App { get; init; }
    public bool? Reported { get; init; }

    /// <summary>老年人, 学生, 务工人员 …</summary>
    public string? Group { get; init; }

    /// <summary>How it happened, in a sentence, masked.</summary>
    public string? How { get; init; }
    public string? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public DateTimeOffset? CalledBackAt { get; init; }

    /// <summary>The day it counts on: that of the fraud, or while unknown that of the report.</summary>
    public DateOnly Day => On ?? Calendar.WorkCalendar.LocalDate(OpenedAt);

    /// <summary>The fields without which a case is not complete, in Chinese and in the order of the form.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            (string Name, bool Known)[] fields =
            [
                ("类型", Type is not null), ("时间", On is not null), ("损失", Loss is not null), ("职工", Staff is not null),
                ("家属", Family is not null), ("宣传", Publicity is not null), ("APP", App is not null),
            ];
            return [.. fields.Where(f => !f.Known).Select(f => f.Name)];
        }
    }
}

/// <summary>One of the three talks after a case: in a meeting, in the groups, at the door; how many people heard it.</summary>
public sealed record CaseTalk(string CaseNumber, TalkPlace Place, int People, DateTimeOffset At);

public enum TalkPlace { Meeting, Groups, Doors }
