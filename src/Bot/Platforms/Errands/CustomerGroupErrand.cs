using AntiFraudBot.Channels;
using AntiFraudBot.Channels.WeCom.Groups;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Groups;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>An office wants to know which residents' groups of its unit and below can be sent to through their owners.</summary>
public sealed record CustomerGroupLook
{
    public const string Kind = "customer-groups";

    public required string OrderedBy { get; init; }
    public required string UnitId { get; init; }
}

/// <summary>Finds our residents' groups among the platform's customer groups, notes them, and tells the office (rule P17).</summary>
public sealed class CustomerGroupErrand(
    Database database, Storage.Errands errands, Org org, RegistryCache registries, Audit audit, Mouth mouth, IReadOnlyList<Platform> platforms, TimeProvider clock) : IErrandKind
{
    private const int MaxAttempts = 5, MostOwners = 100;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    public string Kind => CustomerGroupLook.Kind;

    public async Task RunAsync(Errand errand, CancellationToken ct)
    {
        var look = errand.Payload<CustomerGroupLook>();
        var (groups, forwards, owners) = await database.ReadAsync(s => OursAsync(s, errand.Channel, look), ct);
        var customers = platforms.FirstOrDefault(p => p.Name == errand.Channel)?.CustomerGroups;
        var (found, says, again) = customers is null ? (null, "没有设置企业微信自建应用。", false) : await FoundAsync(customers, owners, ct);
        if (found is null && again && errand.Attempts + 1 < MaxAttempts)
            await database.WriteAsync(s => errands.PostponeAsync(s, errand, clock.GetUtcNow() + Soon), ct);
        else await database.WriteAsync(s => RecordAsync(s, errand, look, found is null ? null : CustomerGroupMatch.Of(groups, found, forwards), says), ct);
    }

    /// <summary>The residents' groups where no bot may sit, the account of who forwards to each, and all accounts that may own one.</summary>
    private async Task<(IReadOnlyList<Group> Groups, IReadOnlyDictionary<string, string> Forwards, IReadOnlyList<string> Owners)> OursAsync(Session s, string channel, CustomerGroupLook look)
    {
        var (registry, accounts) = (await registries.CurrentAsync(s), await org.AccountsAsync(s, channel));
        List<Group> groups =
        [
            .. registry.Groups.Values.Where(g => g is { Kind: GroupKind.Residents, Bot: false, UnitId: not null } && registry.Tree.IsWithin(g.UnitId, look.UnitId))
                .OrderBy(g => registry.Tree[g.UnitId!].Order).ThenBy(g => g.Id, StringComparer.Ordinal),
        ];
        var forwards = groups.Select(g => (g.Id, Person: g.RelayId ?? Domain.Materials.PushPlan.LiaisonOf(registry.Tree, g.UnitId!)))
            .Where(f => f.Person is not null && accounts.ContainsKey(f.Person)).ToDictionary(f => f.Id, f => accounts[f.Person!]);
        var staff = registry.Members.Values.Where(m => m.Role != Role.Resident && registry.Tree.IsWithin(m.UnitId, look.UnitId)).Select(m => m.Id);
        return (groups, forwards, [.. staff.Where(accounts.ContainsKey).Select(id => accounts[id]).Union(forwards.Values)]);
    }

    private static async Task<(IReadOnlyList<FoundGroup>? Found, string Says, bool Again)> FoundAsync(CustomerGroups customers, IReadOnlyList<string> owners, CancellationToken ct)
    {
        var found = new List<FoundGroup>();
        foreach (var some in owners.Chunk(MostOwners))
        {
            var ids = await customers.ListAsync(some, ct);
            if (!ids.Done) return (null, ids.Says!, ids.Again);
            foreach (var id in ids.Value!)
            {
                var group = await customers.GetAsync(id, ct);
                if (!group.Done) return (null, group.Says!, group.Again);
                found.Add(new FoundGroup(id, group.Value!.Name, group.Value.Owner));
            }
        }

        return (found, "", false);
    }

    private async Task RecordAsync(Session s, Errand errand, CustomerGroupLook look, CustomerGroupMatch? match, string says)
    {
        var (registry, now) = (await registries.CurrentAsync(s), clock.GetUtcNow());
        if (match is not null)
        {
            foreach (var (group, found) in match.Matched) await org.SetServiceAsync(s, group.Id, GroupServices.CustomerGroup, $"{found.Owner}|{found.ChatId}");
            foreach (var group in match.Missing.Concat(match.Elsewhere.Select(e => e.Group))) await org.EndServiceAsync(s, group.Id, GroupServices.CustomerGroup);
            await audit.AppendAsync(s, look.OrderedBy, "match-customer-groups", look.UnitId, $"matched {match.Matched.Count}", now);
        }

        await errands.CloseAsync(s, errand.Id, match is null ? "failed" : "done", null, now);
        var text = match is null ? $"客户群没有核对成：{says}" : CustomerGroupText.Of(match);
        if (Outgoing.ToMember(registry, look.OrderedBy, $"{errand.Id}/told", text, Lane.Reply) is { } message) await mouth.SayAsync(s, message, now);
    }
}
