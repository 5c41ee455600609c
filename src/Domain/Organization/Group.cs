namespace AntiFraudBot.Domain.Organization;

public enum GroupKind { Work, Residents, Dm }

/// <summary>
/// A chat group, or the private chat of one member (Kind Dm, MemberIds = that member). Bot = whether the bot sits in it.
/// RelayId = the named person who forwards materials where no bot may sit. Headcount = people in the group, if known.
/// </summary>
public sealed record Group
{
    public required string Id { get; init; }
    public required string Channel { get; init; }
    public required string Name { get; init; }
    public string? UnitId { get; init; }
    public required GroupKind Kind { get; init; }
    public required bool Bot { get; init; }
    public string? RelayId { get; init; }
    public int? Headcount { get; init; }

    /// <summary>Whom a residents' group consists of (老年人, 学生); null = everybody. Items made for others do not go there (rule C14).</summary>
    public string? Audience { get; init; }
    public IReadOnlyList<string> MemberIds { get; init; } = [];
}
