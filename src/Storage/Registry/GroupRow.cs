using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>The chat_groups table as Dapper reads and writes it.</summary>
internal sealed record GroupRow
{
    public string Id { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Name { get; init; } = "";
    public string? UnitId { get; init; }
    public string Kind { get; init; } = "";
    public bool Bot { get; init; }
    public string? RelayId { get; init; }
    public int? Headcount { get; init; }
    public string? Audience { get; init; }
    public string MemberIds { get; init; } = "[]";

    public static GroupRow From(Group g) => new()
    {
        Id = g.Id,
        Channel = g.Channel,
        Name = g.Name,
        UnitId = g.UnitId,
        Kind = StoredText.Word(g.Kind),
        Bot = g.Bot,
        RelayId = g.RelayId,
        Headcount = g.Headcount,
        Audience = g.Audience,
        MemberIds = StoredText.Json(g.MemberIds),
    };

    public Group ToGroup() => new()
    {
        Id = Id,
        Channel = Channel,
        Name = Name,
        UnitId = UnitId,
        Kind = Enum.Parse<GroupKind>(Kind, ignoreCase: true),
        Bot = Bot,
        RelayId = RelayId,
        Headcount = Headcount,
        Audience = Audience,
        MemberIds = StoredText.List<string>(MemberIds),
    };
}
