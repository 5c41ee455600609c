using System.Text.Json.Serialization;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Groups;

[JsonConverter(typeof(JsonStringEnumConverter<GroupKind>))]
public enum GroupKind
{
    /// <summary>内部群.</summary>
    Internal,

    /// <summary>场景群: made from a template; the assistant may speak and mention in it.</summary>
    Scene,

    /// <summary>普通群 or 外部群: only custom webhook robots may sit in it.</summary>
    Ordinary,
}

/// <summary>What DingTalk knows of a group beyond its name and people.</summary>
public sealed record Traits
{
    public GroupKind? Kind { get; init; }

    /// <summary>Codes of the application robots in it; null: the first application's where the township says there is a bot.</summary>
    public IReadOnlyList<string>? Robots { get; init; }

    public string? TemplateId { get; init; }

    /// <summary>Only the owner may mention everybody.</summary>
    public bool AtAllLimited { get; init; }

    /// <summary>The bot was muted in the group.</summary>
    public bool Muted { get; init; }

    /// <summary>The bot was installed as a group cool app: sends need this code.</summary>
    public string? CoolAppCode { get; init; }

    /// <summary>The group belongs to another organisation.</summary>
    public bool Foreign { get; init; }
}

/// <summary>A group under DingTalk's own names: `openConversationId` (case counts) and the old `chatid`.</summary>
public sealed record Conversation(Group Group, string OpenId, string ChatId, Traits Traits)
{
    public GroupKind Kind => Traits.Kind ?? (Group.External ? GroupKind.Ordinary : GroupKind.Internal);
}
