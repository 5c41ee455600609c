using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Groups;

/// <summary>Groups and private chats by every name they have.</summary>
public sealed class Conversations(World world, Applications apps)
{
    private readonly ConcurrentDictionary<string, Traits> traits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> learnt = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> groupIds = new(StringComparer.Ordinal);

    /// <summary>The group behind its id in the township, its `openConversationId` or its `chatid`.</summary>
    public Conversation? Find(string? name)
    {
        if (name is null) return null;
        foreach (var group in world.Township.Groups) Learn(group);
        var id = world.Township.Group(name) is null ? groupIds.GetValueOrDefault(name) : name;
        return id is not null && world.Township.Group(id) is { } found ? Of(found) : null;
    }

    /// <summary>There once was such a group.</summary>
    public bool Disbanded(string name) => groupIds.TryGetValue(name, out var id) && world.Township.Group(id) is null;

    public IReadOnlyList<Conversation> All() => [.. world.Township.Groups.Select(Of)];

    public Conversation Of(Group group) => new(group, OpenId(group.Id), ChatId(group.Id), traits.GetValueOrDefault(group.Id, new Traits()));

    public Conversation Put(Group group, Traits with)
    {
        world.Township.Put(group);
        traits[group.Id] = with;
        Learn(group);
        return Of(group);
    }

    /// <summary>Codes of the application robots that sit in the group.</summary>
    public IReadOnlyList<string> Robots(Conversation conversation) =>
        conversation.Kind == GroupKind.Ordinary ? []
        : conversation.Traits.Robots ?? (conversation.Group.Bot && apps.First is { } app ? [app.RobotCode] : []);

    /// <summary>The id of a person's chat with a robot.</summary>
    public static string PrivateId(string robotCode, string userId) => "cid" + Digest($"{robotCode}/{userId}", 24) + "=";

    public static string OpenId(string groupId) =>
        groupId.StartsWith("cid", StringComparison.Ordinal) ? groupId : "cid" + Digest(groupId, 22) + "==";

    public static string ChatId(string groupId) => "chat" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(groupId)))[..32];

    public static string UnionId(string userId) => Digest("union " + userId, 22) + "iEiE";

    /// <summary>An id only good for comparing, as `senderId` and `chatbotUserId` are.</summary>
    public static string OpaqueId(string userId) => "$:LWCP_v1:$" + Digest("opaque " + userId, 32);

    private static string Digest(string of, int length) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..length];

    private void Learn(Group group)
    {
        if (!learnt.TryAdd(group.Id, true)) return;
        groupIds[OpenId(group.Id)] = group.Id;
        groupIds[ChatId(group.Id)] = group.Id;
    }
}
