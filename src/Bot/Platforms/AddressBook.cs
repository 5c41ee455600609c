using AntiFraudBot.Channels;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Turns our ids into the platform's: where a message goes, whom it calls, what it answers.</summary>
public sealed class AddressBook(RegistryCache registries, Org org, HeardChats heard, Inbox inbox, ReplyAddresses addresses, TimeProvider clock)
{
    private static readonly IReadOnlyDictionary<string, string> NoServices = new Dictionary<string, string>();
    private volatile Services? _services;

    private sealed record Services(Registry Registry, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByGroup);

    /// <summary>Null when the person it is for has no account on this platform.</summary>
    public async Task<Parcel?> ParcelAsync(Session s, string outboxId, OutboundMessage message)
    {
        // The sandbox speaks our own ids.
        if (message.Channel == SandboxChannel.ChannelName)
            return new Parcel { OutboxId = outboxId, Message = message, To = new Address { ChatId = message.ConversationId, Private = false } };
        var registry = await registries.CurrentAsync(s);
        if (await AddressAsync(s, registry, message.Channel, message.ConversationId) is not { } address) return null;
        var callees = new List<Callee>();
        foreach (var id in message.Mentions) callees.Add(new Callee(await AccountAsync(s, message.Channel, id), registry.NameOf(id)));
        return new Parcel
        {
            OutboxId = outboxId,
            Message = message,
            To = address,
            Mentions = callees,
            Answers = message.ReplyTo is null ? null : await AnsweredAsync(s, message.Channel, message.ReplyTo),
        };
    }

    /// <summary>The group, or the person's account, as the platform knows it; null when the person has none.</summary>
    public async Task<Address?> AddressAsync(Session s, Registry registry, string channel, string conversationId)
    {
        var group = registry.Groups.GetValueOrDefault(conversationId);
        var isHeard = await heard.HeardAsync(s, channel, conversationId);
        if (PrivateChats.MemberIn(conversationId) is { } member && group is null or { Kind: GroupKind.Dm })
        {
            return await AccountAsync(s, channel, member) is not { } account
                ? null
                : new Address { ChatId = account, Private = true, Name = registry.NameOf(member), Heard = isHeard };
        }

        return new Address
        {
            ChatId = conversationId,
            Private = false,
            Name = group?.Name ?? "",
            UnitName = registry.Tree.Find(group?.UnitId)?.Name,
            IsWorkGroup = group?.Kind == GroupKind.Work,
            Heard = isHeard,
            Headcount = group?.Headcount,
            Services = (await ServicesAsync(s, registry)).GetValueOrDefault(conversationId) ?? NoServices,
        };
    }

    /// <summary>The groups of a platform that belong to a unit and where the bot sits.</summary>
    public async Task<IReadOnlyList<Address>> BoundGroupsAsync(Session s, string channel)
    {
        var registry = await registries.CurrentAsync(s);
        var groups = new List<Address>();
        foreach (var group in registry.Groups.Values.Where(g => g.Channel == channel && g is { Bot: true, UnitId: not null, Kind: not GroupKind.Dm })
            .OrderBy(g => g.Id, StringComparer.Ordinal))
        {
            if (await AddressAsync(s, registry, channel, group.Id) is { } address) groups.Add(address);
        }

        return groups;
    }

    private async Task<string?> AccountAsync(Session s, string channel, string id) =>
        Strangers.AccountIn(id, channel) ?? await org.AccountOfAsync(s, channel, id);

    private async Task<Answered?> AnsweredAsync(Session s, string channel, string messageId)
    {
        if (await inbox.FindAsync(s, messageId) is not { } asked || asked.Channel != channel) return null;
        if (await AccountAsync(s, channel, asked.SenderId) is not { } account) return null;
        var reply = await addresses.FindAsync(s, messageId, clock.GetUtcNow());
        return new Answered(asked.ExternalId, account, asked.SentAt) { Reply = reply is { } kept ? new ReplyAddress(kept.Address, kept.Until) : null };
    }

    // A changed service is a changed registry: the cached one is another object then.
    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> ServicesAsync(Session s, Registry registry)
    {
        if (_services is { } cached && ReferenceEquals(cached.Registry, registry)) return cached.ByGroup;
        var read = await org.ServicesAsync(s);
        _services = new Services(registry, read);
        return read;
    }
}
