using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Materials;

public enum EditionState { Draft, Approved, Pushed, Closed, Skipped }

public enum DeliveryState { Pending, Sent, RelayDue, Relayed, Failed, Cancelled }

/// <summary>One thing in an edition: a video, a poster, a loudspeaker script … Audience is a tag (老年人, 学生, 企业财务 …), null = everybody.</summary>
public sealed record EditionItem(int Ordinal, string Kind, string Title, string? Body, string? Audience, Attachment? Attachment);

/// <summary>One week's materials of one office. Number is the running 第N期; Week is the ISO week it is pushed in (2026-W25). Flash editions are pushed at once.</summary>
public sealed record Edition
{
    public required string Id { get; init; }
    public required int Number { get; init; }
    public required string Week { get; init; }
    public required string Title { get; init; }
    public required EditionState State { get; init; }
    public required string OfficeUnitId { get; init; }

    /// <summary>本周重点, one line.</summary>
    public string? Focus { get; init; }
    public bool Flash { get; init; }
    public IReadOnlyList<EditionItem> Items { get; init; } = [];
    public string? AuthorId { get; init; }
    public string? ApprovedBy { get; init; }
    public DateTimeOffset? PushedAt { get; init; }
}

/// <summary>
/// One edition to one group. planned = pending + sent + relay-due + relayed + failed(reason) + cancelled at every moment.
/// RelayId = who owes the forwarding of a group where no bot sits.
/// </summary>
public sealed record Delivery
{
    public required string Id { get; init; }
    public required string EditionId { get; init; }
    public required string GroupId { get; init; }
    public required string UnitId { get; init; }
    public required DeliveryState State { get; init; }
    public string? RelayId { get; init; }
    public DateTimeOffset? At { get; init; }
    public string? Reason { get; init; }
}

public enum ReceiptKind { Read, Forwarded }

/// <summary>收到 or 已转发 of one person for one edition.</summary>
public sealed record Receipt(string EditionId, string UnitId, string MemberId, ReceiptKind Kind, DateTimeOffset At, string MessageId);
