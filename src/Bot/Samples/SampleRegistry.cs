using AntiFraudBot.Bot.Operation.Import;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Bot.Samples;

/// <summary>Units, people and groups of the sample; private chats are derived from the people.</summary>
internal sealed class SampleRegistry
{
    private readonly Dictionary<string, string> _unitIds;

    public SampleRegistry(string folder, DateOnly openingDate)
    {
        var rows = SampleTable.Read(folder, "units.csv");
        _unitIds = rows.ToDictionary(r => r["name"], r => r["id"]);
        Units = [.. rows.Select((row, order) => Unit(row, order, openingDate))];
        Members = [.. SampleTable.Read(folder, "people.csv").Select(Person)];
        Groups = [.. SampleTable.Read(folder, "groups.csv").Select(ChatGroup), .. Members.Select(m => PrivateChat.Of(m.Member, PrivateChat.Sandbox))];
    }

    public IReadOnlyList<OrgUnit> Units { get; }
    public IReadOnlyList<SampleMember> Members { get; }
    public IReadOnlyList<Group> Groups { get; }

    public string UnitId(string name) =>
        _unitIds.TryGetValue(name, out var id) ? id : throw new InvalidDataException($"units.csv has no unit {name}");

    public OrgUnit Unit(string name) => Units.First(u => u.Name == name);

    private OrgUnit Unit(ImportRow row, int order, DateOnly openingDate) => new()
    {
        Id = row["id"],
        Name = row["name"],
        Aliases = row.List("aliases"),
        Tier = Words.Tier(row["level"]) ?? throw Unknown(row, "level"),
        Kind = Words.Kind(row["kind"]) ?? throw Unknown(row, "kind"),
        ParentId = row.TextOrNull("parent") is { } parent ? UnitId(parent) : null,
        Base = row.Count("base_16_60"),
        Households = row.Count("households"),
        HeadId = row.TextOrNull("head"),
        LiaisonId = row.TextOrNull("liaison"),
        OpeningInstall = row.Count("opening_install"),
        OpeningRegister = row.Count("opening_register"),
        OpeningDate = row.Count("opening_install") is null ? null : openingDate,
        Order = order,
    };

    private SampleMember Person(ImportRow row) => new(
        new Member(row["id"], row["name"], Words.Role(row["role"]) ?? throw Unknown(row, "role"), UnitId(row["unit"])), row["phone"], row["post"]);

    private Group ChatGroup(ImportRow row) => new()
    {
        Id = row["id"],
        Channel = "sandbox",
        Name = row["name"],
        UnitId = UnitId(row["unit"]),
        Kind = Words.GroupKind(row["kind"]) ?? throw Unknown(row, "kind"),
        Bot = row["bot"] == "yes",
        RelayId = row.TextOrNull("relay"),
        Headcount = row.Count("headcount"),
        MemberIds = row.List("members"),
    };

    private static InvalidDataException Unknown(ImportRow row, string column) => new($"{row["id"]}: unknown {column} {row[column]}");
}
