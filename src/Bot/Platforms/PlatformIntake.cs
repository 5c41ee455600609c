using AntiFraudBot.Bot.Operation.Import;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// Where every real channel hands over what it heard: the platform's ids become ours, then the durable insert. An unknown account is a
/// stranger (rule P9); an unknown group is taken up unbound (rule P11); a message with files waits for them (rule P12).
/// </summary>
public sealed class PlatformIntake(
    Database database, RegistryCache registries, Org org, Inbox inbox, Outbox outbox, HeardChats heardChats, FileFetches fetches, ReplyAddresses addresses, Doorbell doorbell,
    MessageMeter meter, Rehearsal rehearsal, TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine)
{
    /// <summary>How long a message waits for its files before its words are handled without them.</summary>
    public static readonly TimeSpan FilePatience = TimeSpan.FromSeconds(90);

    private sealed record Known(Registry Registry, Member? Sender, string Conversation, string? ReplyTo, bool Heard);

    /// <summary>Returns after the durable insert: true when the message was new. Throws when it could not be stored.</summary>
    public async Task<bool> TakeAsync(Heard heard, CancellationToken ct)
    {
        var known = await database.ReadAsync(s => KnownAsync(s, heard), ct);
        var message = Message(heard, known);
        using var trace = MessageTrace.Receive(message.Id);
        var arrival = new Arrival(message)
        {
            HeldFor = heard.Files.Count > 0 ? FilePatience : TimeSpan.Zero,
            // The line of a message with files is written when they are here.
            Transcript = heard.Files.Count > 0 ? null : rehearsal.Line(message),
            Beside = s => BesideAsync(s, heard, known, message.Id),
        };
        var added = await inbox.AddAsync(arrival, ct);
        meter.Received(message.Channel, added.Duplicate);
        doorbell.Ring(heard.Files.Count > 0 ? Door.Files : Door.Inbox);
        return !added.Duplicate;
    }

    /// <summary>Goes the way of a message from nobody as far as it can be gone without one.</summary>
    public Task RehearseAsync(string channel, CancellationToken ct)
    {
        var nobody = new Heard { Channel = channel, ChatId = "", Private = true, ExternalId = "", SenderUserId = "", SentAt = clock.GetUtcNow() };
        return database.WriteAsync(s => KnownAsync(s, nobody), ct);
    }

    private async Task<Known> KnownAsync(Session s, Heard heard)
    {
        var registry = await registries.CurrentAsync(s);
        var id = await org.MemberOfIdentityAsync(s, heard.Channel, heard.SenderUserId);
        var sender = id is null ? null : registry.Members.GetValueOrDefault(id);
        var conversation = heard.Private ? PrivateChats.Of(sender?.Id ?? Strangers.IdOf(heard.Channel, heard.SenderUserId)) : heard.ChatId;
        var quoted = heard.QuotedExternalId is not { } external
            ? null
            : await inbox.IdOfAsync(s, heard.Channel, conversation, external) ?? await outbox.IdOfAsync(s, heard.Channel, external);
        return new Known(registry, sender, conversation, quoted, await heardChats.HeardAsync(s, heard.Channel, conversation));
    }

    private static InboundMessage Message(Heard heard, Known known) => new()
    {
        Id = "m" + Guid.CreateVersion7().ToString("N"),
        Channel = heard.Channel,
        ConversationId = known.Conversation,
        ExternalId = heard.ExternalId,
        SenderId = known.Sender?.Id ?? Strangers.IdOf(heard.Channel, heard.SenderUserId),
        SenderKnown = known.Sender is not null,
        SenderIsBot = heard.SenderIsBot,
        SentAt = heard.SentAt,
        Text = heard.Text,
        ReplyTo = known.ReplyTo,
        QuotedText = heard.QuotedText,
        MentionsBot = heard.MentionsBot || heard.Private,
    };

    private async Task BesideAsync(Session s, Heard heard, Known known, string messageId)
    {
        var now = clock.GetUtcNow();
        if (!known.Heard) await heardChats.NoteAsync(s, heard.Channel, known.Conversation, now);
        if (Learned(heard, known) is { } group) await org.UpsertGroupAsync(s, group);
        if (heard.Reply is { } reply) await addresses.AddAsync(s, messageId, reply.Value, reply.Until);
        for (var i = 0; i < heard.Files.Count; i++)
        {
            var file = heard.Files[i];
            await fetches.AddAsync(s, new FileFetch
            {
                MessageId = messageId,
                Ordinal = i,
                Channel = heard.Channel,
                Name = file.Name,
                ContentType = file.ContentType,
                Reference = file.Reference,
                ValidUntil = file.ValidUntil,
            }, machine.GetUtcNow());
        }
    }

    /// <summary>What this message teaches of its chat: that it exists, its name, that the sender sits in it; null when nothing.</summary>
    private static Group? Learned(Heard heard, Known known)
    {
        var group = known.Registry.Groups.GetValueOrDefault(known.Conversation);
        if (heard.Private) return LearnedPrivate(heard, known, group);
        var learned = group ?? new Group
        {
            Id = heard.ChatId,
            Channel = heard.Channel,
            Name = heard.ChatName ?? heard.ChatId,
            Kind = GroupKind.Work,
            Bot = true,
        };
        // Two platforms with one id: the group that stands keeps it.
        if (learned.Channel != heard.Channel) return null;
        if (!learned.Bot) learned = learned with { Bot = true };
        if (heard.ChatName is { Length: > 0 } name && name != learned.Name) learned = learned with { Name = name };
        if (known.Sender is { } sender && !learned.MemberIds.Contains(sender.Id)) learned = learned with { MemberIds = [.. learned.MemberIds, sender.Id] };
        return ReferenceEquals(learned, group) ? null : learned;
    }

    private static Group? LearnedPrivate(Heard heard, Known known, Group? chat) => known.Sender is not { } sender
        ? null
        : chat is null || (chat.Channel == PrivateChat.Sandbox && heard.Channel != PrivateChat.Sandbox) ? PrivateChat.Of(sender, heard.Channel) : null;
}
