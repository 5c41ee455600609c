using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Channels;

/// <summary>
/// A platform on which the app makes groups by itself and keeps their members (WeCom: 应用群, DingTalk: 场景群). Making one twice under the same
/// key gives one group.
/// </summary>
public interface IManagedGroups
{
    string Channel { get; }

    /// <summary>How many members a group may have, the owner among them.</summary>
    (int Least, int Most) Size { get; }

    /// <summary>Whether the bot hears what is said in such a group.</summary>
    bool Hears { get; }

    Task<ManagedOutcome> MakeAsync(ManagedGroup wanted, CancellationToken ct);

    /// <summary>Brings a group that is there to what it should be; says nothing in it. reference: as <see cref="ManagedOutcome.There"/> gave it.</summary>
    Task<ManagedOutcome> UpdateAsync(string reference, ManagedGroup wanted, CancellationToken ct);
}

/// <summary>A group as it should be. Owner and members are the platform's user ids.</summary>
public sealed record ManagedGroup(string Key, string Name, string Owner, IReadOnlyList<string> Members)
{
    /// <summary>The key of a unit's group: 32 letters and digits, the same at every attempt. kind: work.</summary>
    public static string KeyOf(string unitId, string kind) => $"afb{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{unitId}")))[..29]}";
}

/// <summary>What became of a group the office asked for.</summary>
public abstract record ManagedOutcome
{
    /// <summary>ChatId = how the group is known when somebody speaks in it; Reference = the value of <see cref="GroupServices.Managed"/>. New = false: it was there before.</summary>
    public sealed record There(string ChatId, string Reference, int Members, bool New) : ManagedOutcome;

    /// <summary>Says in Chinese what to do. Again: nothing is wrong but the line, and it is worth another try by itself.</summary>
    public sealed record Refused(string Code, string Says, bool Again = false) : ManagedOutcome;
}
