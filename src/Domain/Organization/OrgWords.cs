namespace AntiFraudBot.Domain.Organization;

/// <summary>The fixed lower-case words of the outside surfaces for tiers, kinds, roles and group kinds.</summary>
public static class OrgWords
{
    public static string Of(Tier tier) => tier.ToString().ToLowerInvariant();

    public static string Of(UnitKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    public static string Of(GroupKind kind) => kind.ToString().ToLowerInvariant();
}
