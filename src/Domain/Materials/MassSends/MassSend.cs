using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Materials.MassSends;

/// <summary>
/// An edition's text for residents' groups on plain WeChat that one cadre owns: the platform prepares it, the owner confirms it in the client
/// (rule P17). Owner = the account, RelayId = the member who owes the relay. AskedAt = from when on the platform may have it; TaskId = its id there.
/// </summary>
public sealed record MassSend
{
    /// <summary>The kind of errand it is, and the name of the service that leads into such a group.</summary>
    public const string Kind = "mass-send", Service = "customer-group";

    /// <summary>What the platform takes: UTF-8 bytes of text, files.</summary>
    public const int MaxBytes = 4000, MaxFiles = 9;

    public required string EditionId { get; init; }
    public required int Number { get; init; }
    public required bool Flash { get; init; }
    public required string Owner { get; init; }
    public required string RelayId { get; init; }
    public required IReadOnlyList<MassTarget> Groups { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>What the person is sent to pass on by hand, when nothing can be prepared.</summary>
    public IReadOnlyList<OutboundMessage> ByHand { get; init; } = [];
    public DateTimeOffset? AskedAt { get; init; }
    public string? TaskId { get; init; }
    public DateTimeOffset? PreparedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public IReadOnlyList<DateTimeOffset> Nudges { get; init; } = [];

    /// <summary>How the errands of an edition begin.</summary>
    public static string IdPrefix(string editionId) => $"mass/{editionId}/";
}

/// <summary>One group of a mass send: our delivery and group, the platform's chat.</summary>
public sealed record MassTarget(string DeliveryId, string GroupId, string Name, string ChatId);
