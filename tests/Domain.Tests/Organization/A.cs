using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Domain.Tests.Organization;

/// <summary>Tables as a clerk would type them: a header line, then lines numbered from 2.</summary>
internal static class A
{
    public static OrgTree EmptyTree { get; } = new([]);

    public static ImportTable Table(params string[] lines)
    {
        var headers = lines[0].Split(',');
        return new ImportTable(headers, [.. lines.Skip(1).Select((line, i) => Row(headers, line, i + 2))]);
    }

    public static OrgTree Tree(params OrgUnit[] units) => new(units);

    public static OrgUnit Unit(string id, string name, Tier tier, UnitKind kind, string? parent = null, int order = 0) =>
        new() { Id = id, Name = name, Tier = tier, Kind = kind, ParentId = parent, Order = order };

    private static ImportRow Row(string[] headers, string line, int number) =>
        new(number, headers.Zip(line.Split(',')).Where(c => c.Second.Length > 0).ToDictionary(c => c.First, c => c.Second));
}
