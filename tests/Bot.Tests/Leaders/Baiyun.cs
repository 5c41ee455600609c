using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>A second township beside the sample's: two villages, an office, a liaison each and a work group.</summary>
internal static class Baiyun
{
    public const string Office = "m-baiyun-office";
    public const string CountyOffice = "m-yunling-office";
    public const string CountyCommander = "m-yunling-commander";
    public const string CountyGroup = "g-yunling-work";
    public const string Group = "g-baiyun-work";
    public const string Liaison = "m-songlin-liaison";

    /// <summary>Adds the township to the running host, with last week's duties open.</summary>
    public static Task FoundAsync(SandboxHost host) => host.Part<Database>().WriteAsync(async session =>
    {
        var org = host.Part<Org>();
        var tree = await org.TreeAsync(session);
        var county = tree.Units.First(u => u.Tier == Tier.County);
        OrgUnit[] units =
        [
            new() { Id = "baiyun", Name = "白云镇", Tier = Tier.Township, Kind = UnitKind.Township, ParentId = county.Id, Order = 9000 },
            Village("songlin", "松林村", 9001, 700), Village("tiaoshi", "跳石村", 9002, 500),
        ];
        foreach (var unit in units) await org.UpsertUnitAsync(session, unit);
        Member[] members = [new(Office, "白敏", Role.Office, "baiyun"), new(Liaison, "宋远", Role.Cadre, "songlin"), new("m-tiaoshi-liaison", "田禾", Role.Cadre, "tiaoshi")];
        foreach (var member in members)
        {
            await org.UpsertMemberAsync(session, member, null);
            await org.UpsertGroupAsync(session, new Group { Id = PrivateChats.Of(member.Id), Channel = "sandbox", Name = member.Name, Kind = GroupKind.Dm, Bot = true, MemberIds = [member.Id] });
        }

        await org.UpsertGroupAsync(session, new Group
        {
            Id = Group, Channel = "sandbox", Name = "白云镇反电诈工作群", UnitId = "baiyun", Kind = GroupKind.Work, Bot = true, MemberIds = [.. members.Select(m => m.Id)],
        });
        foreach (var duty in WeeklyDuties.For(new OrgTree(units), CampaignWeek.Parse("2026-W24")!, host.Part<Timetable>()))
            await host.Part<AntiFraudBot.Storage.Duties>().AddAsync(session, duty);
        return true;
    }, CancellationToken.None);

    private static OrgUnit Village(string id, string name, int order, int opening) => new()
    {
        Id = id, Name = name, Tier = Tier.Village, Kind = UnitKind.Village, ParentId = "baiyun", Order = order, Base = 1000,
        LiaisonId = $"m-{id}-liaison", OpeningInstall = opening, OpeningRegister = opening - 50, OpeningDate = new DateOnly(2026, 5, 10),
    };
}
