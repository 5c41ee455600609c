namespace AntiFraudBot.Domain.Organization;

public enum Tier { County, Township, Village, Grid }

/// <summary>A community, school, clinic or bank is tier Village; Kind says which.</summary>
public enum UnitKind { County, Township, Village, Community, Unit, Grid }

public enum Role { Office, Commander, Cadre, Police, Resident, Admin }

/// <summary>
/// A node of the tree. Base = resident population aged 16-60; Households = household count; both null when unknown.
/// OpeningInstall / OpeningRegister are running totals as of OpeningDate.
/// </summary>
public sealed record OrgUnit
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public required Tier Tier { get; init; }
    public required UnitKind Kind { get; init; }
    public string? ParentId { get; init; }
    public int? Base { get; init; }

    /// <summary>The day the base is of, when known: it is told when a base changes.</summary>
    public DateOnly? BaseDate { get; init; }
    public int? Households { get; init; }
    public string? HeadId { get; init; }
    public string? LiaisonId { get; init; }

    /// <summary>The liaison for whom LiaisonId, a deputy, stands in today; null when nobody does (rule D18).</summary>
    public string? RegularLiaisonId { get; init; }

    public int? OpeningInstall { get; init; }
    public int? OpeningRegister { get; init; }
    public DateOnly? OpeningDate { get; init; }
    public DateOnly? Opened { get; init; }
    public DateOnly? Closed { get; init; }

    /// <summary>Registry order: the last tie-break and the order of lists.</summary>
    public int Order { get; init; }
}

/// <summary>A person known to the bot. A resident who merely sits in a group has role Resident.</summary>
public sealed record Member(string Id, string Name, Role Role, string UnitId)
{
    /// <summary>Units whose liaison this person stands in for today (rule D18).</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];
}
