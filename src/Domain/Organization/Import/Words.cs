namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>The fixed English words of the outside surfaces for tiers, kinds and roles.</summary>
public static class Words
{
    public static Tier? Tier(string word) => word.ToLowerInvariant() switch
    {
        "county" => Organization.Tier.County,
        "township" => Organization.Tier.Township,
        "village" => Organization.Tier.Village,
        "grid" => Organization.Tier.Grid,
        _ => null,
    };

    public static UnitKind? Kind(string word) => word.ToLowerInvariant() switch
    {
        "county" => UnitKind.County,
        "township" => UnitKind.Township,
        "village" => UnitKind.Village,
        "community" => UnitKind.Community,
        "unit" => UnitKind.Unit,
        "grid" => UnitKind.Grid,
        _ => null,
    };

    public static Role? Role(string word) => word.ToLowerInvariant() switch
    {
        "office" => Organization.Role.Office,
        "commander" => Organization.Role.Commander,
        "cadre" => Organization.Role.Cadre,
        "police" => Organization.Role.Police,
        "resident" => Organization.Role.Resident,
        "admin" => Organization.Role.Admin,
        _ => null,
    };

    public static GroupKind? GroupKind(string word) => word.ToLowerInvariant() switch
    {
        "work" => Organization.GroupKind.Work,
        "residents" => Organization.GroupKind.Residents,
        "dm" => Organization.GroupKind.Dm,
        _ => null,
    };

    /// <summary>The tier a kind stands on: communities and units stand on the village tier.</summary>
    public static Tier TierOf(UnitKind kind) => kind switch
    {
        UnitKind.County => Organization.Tier.County,
        UnitKind.Township => Organization.Tier.Township,
        UnitKind.Grid => Organization.Tier.Grid,
        _ => Organization.Tier.Village,
    };
}
