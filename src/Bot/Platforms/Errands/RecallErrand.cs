using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>An edition the office wants back out of the groups. OrderedBy is our member id; Done and Left are the chats already dealt with.</summary>
public sealed record RecallOrder(string EditionId, int Number, string OrderedBy)
{
    public const string Kind = "recall";

    /// <summary>How long a platform takes messages back, with a margin.</summary>
    public static TimeSpan Within { get; } = TimeSpan.FromHours(23.5);

    public IReadOnlyList<string> Done { get; init; } = [];
    public IReadOnlyList<string> Left { get; init; } = [];
}

/// <summary>Takes an edition's messages back out of the groups of a platform that can, as its pace allows, and tells the office what became of it (rule P33).</summary>
public sealed class RecallErrand(
    Database database, Storage.Errands errands, Outbox outbox, RegistryCache registries, Audit audit, Mouth mouth, IReadOnlyList<Platform> platforms, TimeProvider clock) : IErrandKind
{
    private const int MaxAttempts = 120;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public string Kind => RecallOrder.Kind;

    public async Task RunAsync(Errand errand, CancellationToken ct)
    {
        var before = errand.Payload<RecallOrder>();
        var messages = await database.ReadAsync(s => outbox.SentSinceAsync(s, errand.Channel, $"push/{before.EditionId}/", clock.GetUtcNow() - RecallOrder.Within), ct);
        var open = messages.ToLookup(m => m.Chat, m => m.ExternalId).Where(c => !before.Done.Contains(c.Key) && !before.Left.Contains(c.Key)).ToList();
        var order = await TakeBackAsync(errand.Channel, before, open, ct);
        var (tried, after) = (order.Done.Count + order.Left.Count, before.Done.Count + before.Left.Count + open.Count);
        var attempts = order == before ? errand.Attempts + 1 : 0;
        if (tried < after && attempts < MaxAttempts)
            await database.WriteAsync(s => errands.PostponeAsync(s, errand.Id, order, clock.GetUtcNow() + Soon, attempts), ct);
        else await database.WriteAsync(s => RecordAsync(s, errand, order with { Left = [.. order.Left, .. open.Select(c => c.Key).Except(order.Done).Except(order.Left)] }), ct);
    }

    /// <summary>Goes on until the platform asks for a rest.</summary>
    private async Task<RecallOrder> TakeBackAsync(string channel, RecallOrder order, IEnumerable<IGrouping<string, string>> open, CancellationToken ct)
    {
        if (platforms.FirstOrDefault(p => p.Name == channel)?.Sent is not { } sent) return order;
        foreach (var chat in open)
        {
            if (await sent.RecallInGroupAsync(chat.Key, [.. chat], ct) is not { } back) return order;
            order = back.Count == chat.Count() ? order with { Done = [.. order.Done, chat.Key] } : order with { Left = [.. order.Left, chat.Key] };
        }

        return order;
    }

    private async Task RecordAsync(Session s, Errand errand, RecallOrder order)
    {
        var (registry, now, all) = (await registries.CurrentAsync(s), clock.GetUtcNow(), order.Done.Count + order.Left.Count);
        await errands.CloseAsync(s, errand.Id, order.Left.Count == 0 ? "done" : "failed", $"{order.Done.Count}/{all}", now);
        await audit.AppendAsync(s, order.OrderedBy, "take-back", order.EditionId, $"{order.Done.Count}/{all}", now);
        var names = string.Join('、', order.Left.Take(10).Select(id => registry.Groups.TryGetValue(id, out var group) ? group.Name : id));
        var rest = order.Left.Count == 0 ? "" : $"\n{order.Left.Count}个群没有收干净，请到群里看一眼：{names}{(order.Left.Count > 10 ? "等" : "")}。";
        var text = $"{PlatformNames.Of(errand.Channel)}：第{order.Number}期已从{order.Done.Count}个群收回。{rest}";
        if (Outgoing.ToMember(registry, order.OrderedBy, $"{errand.Id}/told", text, Lane.Reply) is { } message) await mouth.SayAsync(s, message, now);
    }
}
