using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The townships a bot serves, and how their offices sign.</summary>
public static class Townships
{
    public static IReadOnlyList<OrgUnit> Of(Registry registry) => [.. registry.Tree.Units.Where(u => u.Tier == Tier.Township)];

    public static string Signature(OrgUnit township, string officeLabel) => township.Name + officeLabel;
}
