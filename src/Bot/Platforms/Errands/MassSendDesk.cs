using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>What a mass send does to deliveries, and what its owner and the office are told.</summary>
public sealed class MassSendDesk(Editions editions, RegistryCache registries, Mouth mouth, OfficeAlarm alarm, CampaignSettings settings, TimeProvider clock)
{
    /// <summary>The groups that still owe the relay; a hand was quicker, or the edition is over, for the others.</summary>
    public async Task<IReadOnlyList<MassTarget>> OpenAsync(Session s, MassSend send)
    {
        var owed = (await editions.DeliveriesAsync(s, send.EditionId)).Where(d => d.State == DeliveryState.RelayDue).Select(d => d.Id).ToHashSet();
        return [.. send.Groups.Where(g => owed.Contains(g.DeliveryId))];
    }

    public async Task RelayedAsync(Session s, MassTarget group, DateTimeOffset at)
    {
        if (await editions.DeliveryAsync(s, group.DeliveryId) is { State: DeliveryState.RelayDue }) await editions.SetDeliveryAsync(s, group.DeliveryId, DeliveryState.Relayed, at, null);
    }

    /// <summary>Nothing could be prepared: the person gets the texts and the list, as in groups of which the platform knows nothing.</summary>
    public async Task AllByHandAsync(Session s, Errand errand, MassSend send, string why)
    {
        if (send.TaskId is not null) await SomeByHandAsync(s, errand, send, send.Groups, why);
        else foreach (var message in send.ByHand) await mouth.SayAsync(s, message, clock.GetUtcNow());
        var registry = await registries.CurrentAsync(s);
        await alarm.RaiseAsync(s, $"mass/{send.EditionId}/{why}", $"第{send.Number}期没有都放进“群发助手”，{registry.NameOf(send.RelayId)}等人改为手工转发：{why}。");
    }

    /// <summary>why: in Chinese, without a full stop.</summary>
    public async Task SomeByHandAsync(Session s, Errand errand, MassSend send, IReadOnlyList<MassTarget> groups, string why)
    {
        foreach (var text in send.ByHand.Where(m => m.Key.Contains("/text/", StringComparison.Ordinal))) await mouth.SayAsync(s, text, clock.GetUtcNow());
        await TellAsync(s, errand, send, $"hand/{groups[0].GroupId}", MassSendText.ByHand(send, groups, why, settings.Hearing));
    }

    public async Task TellAsync(Session s, Errand errand, MassSend send, string what, string text)
    {
        var lane = send.Flash ? Lane.Urgent : Lane.Bulk;
        var registry = await registries.CurrentAsync(s);
        // The prefix under which a recall takes back what has not gone out yet.
        var key = $"relay/{send.EditionId}/{send.RelayId}/{errand.Id.Replace('/', '-')}/{what}";
        if (Outgoing.ToMember(registry, send.RelayId, key, text, lane) is { } message) await mouth.SayAsync(s, message, clock.GetUtcNow());
    }
}
