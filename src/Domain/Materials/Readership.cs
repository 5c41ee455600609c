using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Whom a posted text speaks to (rule C15): the work group of a township or county, of a village with its grids, of a workplace; or residents.</summary>
public enum Readership { Township, Village, Workplace, Residents }

public static class Readerships
{
    public static Readership Of(Group group, OrgUnit unit) => (group.Kind, unit.Tier, unit.Kind) switch
    {
        (GroupKind.Residents, _, _) => Readership.Residents,
        (_, Tier.County or Tier.Township, _) => Readership.Township,
        (_, _, UnitKind.Unit) => Readership.Workplace,
        _ => Readership.Village,
    };
}
