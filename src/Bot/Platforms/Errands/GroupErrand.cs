using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>Makes a group on the platform, or brings its members up to date, binds it to its unit and says the first words in it (rule P16).</summary>
public sealed class GroupErrand(
    Database database, Storage.Errands errands, Org org, RegistryCache registries, Audit audit, Mouth mouth, IReadOnlyList<Platform> platforms, TimeProvider clock) : IErrandKind
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    public string Kind => GroupOrder.Kind;

    public async Task RunAsync(Errand errand, CancellationToken ct)
    {
        var order = errand.Payload<GroupOrder>();
        var groups = platforms.FirstOrDefault(p => p.Name == errand.Channel)?.ManagedGroups;
        var outcome = groups is null ? new ManagedOutcome.Refused("no-app", "应用的设置不见了，建不了群。") : await AskAsync(groups, order, ct);
        if (outcome is ManagedOutcome.Refused { Again: true } && errand.Attempts + 1 < MaxAttempts)
            await database.WriteAsync(s => errands.PostponeAsync(s, errand, clock.GetUtcNow() + Soon), ct);
        else await database.WriteAsync(s => RecordAsync(s, errand, order, groups, outcome), ct);
    }

    private static Task<ManagedOutcome> AskAsync(IManagedGroups groups, GroupOrder order, CancellationToken ct)
    {
        var wanted = new ManagedGroup(ManagedGroup.KeyOf(order.UnitId, "work"), order.Name, order.Owner, order.Accounts);
        return order.Reference is { } reference ? groups.UpdateAsync(reference, wanted, ct) : groups.MakeAsync(wanted, ct);
    }

    private async Task RecordAsync(Session s, Errand errand, GroupOrder order, IManagedGroups? groups, ManagedOutcome outcome)
    {
        var (registry, now) = (await registries.CurrentAsync(s), clock.GetUtcNow());
        if (outcome is not ManagedOutcome.There there)
        {
            var refused = (ManagedOutcome.Refused)outcome;
            await errands.CloseAsync(s, errand.Id, "failed", refused.Code, now);
            await TellAsync(s, registry, errand, order, $"“{order.Name}”没有{(order.Reference is null ? "建" : "改")}成：{refused.Says}");
            return;
        }

        await KeepGroupAsync(s, registry, errand.Channel, order, there);
        await audit.AppendAsync(s, order.OrderedBy, there.New ? "make-group" : "update-group", there.ChatId, order.UnitId, now);
        await errands.CloseAsync(s, errand.Id, "done", there.ChatId, now);
        var unit = registry.Tree[order.UnitId].Name;
        if (there.New) await mouth.SayAsync(s, Hello(errand, there, order.Name, unit), now);
        await TellAsync(s, registry, errand, order, Made(order, there, unit, groups!.Hears));
    }

    private async Task KeepGroupAsync(Session s, Registry registry, string channel, GroupOrder order, ManagedOutcome.There there)
    {
        // Where the bot was added by hand, the group is known by another id and only the service leads to the one that was made.
        var services = await org.GroupsWithAsync(s, GroupServices.Managed);
        var known = registry.Groups.Values.FirstOrDefault(g => services.GetValueOrDefault(g.Id) == there.Reference) ?? registry.Groups.GetValueOrDefault(there.ChatId);
        var group = known ?? new Group { Id = there.ChatId, Channel = channel, Name = order.Name, Kind = GroupKind.Work, Bot = true };
        await org.UpsertGroupAsync(s, group with { Name = order.Name, UnitId = order.UnitId, Bot = true, Headcount = there.Members, MemberIds = order.MemberIds });
        await org.SetServiceAsync(s, group.Id, GroupServices.Managed, there.Reference);
    }

    private static string Made(GroupOrder order, ManagedOutcome.There there, string unit, bool hears)
    {
        if (!there.New) return $"“{order.Name}”已按名册更新，现有{there.Members}人。";
        var rest = hears ? "大家可以在群里@我报数。" : $"这个群我只发不听，报数请大家私聊我。要在群里报数，请群主把我加进群，再@我说：绑定 {unit}";
        return $"“{order.Name}”建好了，{there.Members}人，第一条消息已发进群。\n{rest}";
    }

    private static OutboundMessage Hello(Errand errand, ManagedOutcome.There there, string name, string unit) => new()
    {
        Key = $"{errand.Id}/hello",
        Channel = errand.Channel,
        ConversationId = there.ChatId,
        Text = $"大家好，我是反诈小助手。这里是{name}，{unit}每周的反诈素材、提醒和通报都发在这里。\n报数请私聊我，例：安装12，注册10，入户30户",
        Lane = Lane.Reply,
    };

    private async Task TellAsync(Session s, Registry registry, Errand errand, GroupOrder order, string text)
    {
        if (Outgoing.ToMember(registry, order.OrderedBy, $"{errand.Id}/told", text, Lane.Reply) is { } message) await mouth.SayAsync(s, message, clock.GetUtcNow());
    }
}
