namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>
/// A group the office wants made, or brought up to date when Reference says that it is there. Owner and Accounts are the platform's user ids,
/// MemberIds ours.
/// </summary>
public sealed record GroupOrder
{
    public const string Kind = "managed-group";

    public required string UnitId { get; init; }
    public required string Name { get; init; }
    public string? Reference { get; init; }
    public required string Owner { get; init; }
    public required IReadOnlyList<string> Accounts { get; init; }
    public required IReadOnlyList<string> MemberIds { get; init; }
    public required string OrderedBy { get; init; }
}
