using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Tells the people who run the bot what they must know of a platform: the administrators, or the first three of the offices.</summary>
public sealed class OfficeAlarm(RegistryCache registries, Mouth mouth, TimeProvider clock)
{
    /// <summary>The key makes it once for ever.</summary>
    public async Task RaiseAsync(Session s, string key, string text)
    {
        var registry = await registries.CurrentAsync(s);
        foreach (var person in Receivers(registry))
        {
            if (Outgoing.ToMember(registry, person.Id, $"alarm/{key}/{person.Id}", text) is { } message) await mouth.SayAsync(s, message, clock.GetUtcNow());
        }
    }

    private static IEnumerable<Member> Receivers(Registry registry)
    {
        var admins = registry.Members.Values.Where(m => m.Role == Role.Admin).OrderBy(m => m.Id, StringComparer.Ordinal).Take(3).ToList();
        return admins.Count > 0 ? admins : registry.Members.Values.Where(m => m.Role == Role.Office).OrderBy(m => m.Id, StringComparer.Ordinal).Take(3);
    }
}
