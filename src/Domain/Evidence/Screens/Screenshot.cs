namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>How the office's review of a picture stands (rule E57).</summary>
public enum ScreenState { Received, Issue, Approved, Returned }

/// <summary>What somebody should look at (rules E55, E56). Kebab-case in the store.</summary>
public enum ScreenIssue
{
    None,

    /// <summary>Byte for byte a file another unit, or another week, sent.</summary>
    SameFile,

    /// <summary>Saved again, scaled or cut, and yet the same in everything that differs between phones.</summary>
    SamePicture,

    /// <summary>The same page in everything, with the status bar cut off.</summary>
    SamePageWithoutBar,

    /// <summary>The picture the office has returned, sent again.</summary>
    ReturnedBefore,

    /// <summary>The APP's page with a warning switch that is off.</summary>
    SwitchOff,
}

/// <summary>Waiting to be looked at; read; or why it could not be.</summary>
public enum Inspected { Waiting, Read, Unknown, Damaged, TooSmall, TooLarge, Animated, NoDecoder, TookTooLong, Crashed, Gone }

/// <summary>
/// A picture somebody sent as evidence, or, as material, one that everybody may show again. Id is the attachment's, Number grows in the order of
/// arrival, UnitId is the village or unit it counts for, Week the data week (2026-W24). Nothing of what is on it but what <see cref="Facts"/> says.
/// </summary>
public sealed record Screenshot
{
    public long Number { get; init; }
    public required string Id { get; init; }
    public required string MessageId { get; init; }
    public required string ConversationId { get; init; }
    public required string MemberId { get; init; }
    public required string UnitId { get; init; }
    public string? DutyId { get; init; }
    public required string Week { get; init; }
    public bool IsMaterial { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>The message whose numbers it goes with (rule E51).</summary>
    public string? ReportId { get; init; }
    public Inspected Inspection { get; init; }
    public PictureHash? Hash { get; init; }
    public ScreenState State { get; init; }
    public ScreenIssue Issue { get; init; }

    /// <summary>The earlier picture it is like.</summary>
    public string? OtherId { get; init; }
    public ScreenFacts? Facts { get; init; }
    public string? Reason { get; init; }
}
