namespace AntiFraudBot.Domain.Undertakings.Meetings;

public enum MeetingKind { Weekly, Quarterly, Special }

/// <summary>A meeting an office called, or one of a series in the settings (rule W7). AnnouncedAt: when the group was told.</summary>
public sealed record Meeting
{
    public required string Id { get; init; }
    public required string OfficeUnitId { get; init; }
    public required MeetingKind Kind { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public string Place { get; init; } = "";
    public required string CalledBy { get; init; }
    public DateTimeOffset? AnnouncedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public string? Minutes { get; init; }
    public DateTimeOffset? MinutesAt { get; init; }
}

/// <summary>What a unit said: 到会, or 请假 with a reason. The newest holds.</summary>
public sealed record MeetingAnswer(string MeetingId, string UnitId, string MemberId, bool Present, string Reason, DateTimeOffset At);
