using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels;

/// <summary>
/// One message on its way out, with everything a platform wants to know: our ids are already turned into the platform's.
/// OutboxId is the same at every attempt, so a platform that takes a key of ours shows the message once.
/// </summary>
public sealed record Parcel
{
    public required string OutboxId { get; init; }
    public required OutboundMessage Message { get; init; }
    public required Address To { get; init; }

    /// <summary>The people to call, in order; somebody without an account on this platform has a null UserId and is called by name only.</summary>
    public IReadOnlyList<Callee> Mentions { get; init; } = [];

    /// <summary>The message this one answers, when it came from the same platform.</summary>
    public Answered? Answers { get; init; }
}

/// <summary>
/// Where a parcel goes. ChatId = the group's id on the platform, or the person's user id when Private. Services = other ways into the same
/// group, by the names of <see cref="GroupServices"/>. Heard = whether anybody in this chat ever wrote to the bot.
/// </summary>
public sealed record Address
{
    public required string ChatId { get; init; }
    public required bool Private { get; init; }
    public string Name { get; init; } = "";
    public string? UnitName { get; init; }

    /// <summary>The group in which the unit's cadres work, not one of its residents.</summary>
    public bool IsWorkGroup { get; init; }
    public bool Heard { get; init; }
    public int? Headcount { get; init; }
    public IReadOnlyDictionary<string, string> Services { get; init; } = new Dictionary<string, string>();
}

/// <summary>Names of the further ways into a group; the value is what the platform wants to know.</summary>
public static class GroupServices
{
    /// <summary>The name of a webhook in the settings.</summary>
    public const string Webhook = "webhook";

    /// <summary>WeCom: the chatid of a group the app created. DingTalk: the openConversationId of a scene group.</summary>
    public const string Managed = "managed";

    /// <summary>WeCom: owner userid and chat_id of a customer group, joined by |.</summary>
    public const string CustomerGroup = MassSend.Service;
}

/// <summary>Somebody who is called by name.</summary>
public sealed record Callee(string? UserId, string Name);

/// <summary>The message that is answered: the platform's id of it, who sent it (the platform's user id) and when.</summary>
public sealed record Answered(string ExternalId, string SenderUserId, DateTimeOffset At)
{
    /// <summary>As the message brought it; null when it brought none, or it ran out.</summary>
    public ReplyAddress? Reply { get; init; }
}
