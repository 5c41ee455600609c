using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>The units table as Dapper reads and writes it.</summary>
internal sealed record UnitRow
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Aliases { get; init; } = "[]";
    public string Tier { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? ParentId { get; init; }
    public int? Base { get; init; }
    public DateOnly? BaseDate { get; init; }
    public int? Households { get; init; }
    public string? HeadId { get; init; }
    public string? LiaisonId { get; init; }
    public int? OpeningInstall { get; init; }
    public int? OpeningRegister { get; init; }
    public DateOnly? OpeningDate { get; init; }
    public DateOnly? Opened { get; init; }
    public DateOnly? Closed { get; init; }
    public int Ordinal { get; init; }

    public static UnitRow From(OrgUnit u) => new()
    {
        Id = u.Id,
        Name = u.Name,
        Aliases = StoredText.Json(u.Aliases),
        Tier = StoredText.Word(u.Tier),
        Kind = StoredText.Word(u.Kind),
        ParentId = u.ParentId,
        Base = u.Base,
        BaseDate = u.BaseDate,
        Households = u.Households,
        HeadId = u.HeadId,
        LiaisonId = u.RegularLiaisonId ?? u.LiaisonId, // a deputy is never written down as the liaison
        OpeningInstall = u.OpeningInstall,
        OpeningRegister = u.OpeningRegister,
        OpeningDate = u.OpeningDate,
        Opened = u.Opened,
        Closed = u.Closed,
        Ordinal = u.Order,
    };

    public OrgUnit ToUnit() => new()
    {
        Id = Id,
        Name = Name,
        Aliases = StoredText.List<string>(Aliases),
        Tier = Enum.Parse<Tier>(Tier, ignoreCase: true),
        Kind = Enum.Parse<UnitKind>(Kind, ignoreCase: true),
        ParentId = ParentId,
        Base = Base,
        BaseDate = BaseDate,
        Households = Households,
        HeadId = HeadId,
        LiaisonId = LiaisonId,
        OpeningInstall = OpeningInstall,
        OpeningRegister = OpeningRegister,
        OpeningDate = OpeningDate,
        Opened = Opened,
        Closed = Closed,
        Order = Ordinal,
    };
}
