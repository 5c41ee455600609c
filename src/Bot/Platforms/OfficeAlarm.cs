using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Tells the people who run the bot what they must know of a platform: the offices, three people at most, and an administrator.</summary>
public sealed class OfficeAlarm(RegistryCache registries, Mouth mouth, TimeProvider clock)
{
    private const int MostOffices = 3;

    /// <summary>The key makes it once for ever.</summary>
    public async Task RaiseAsync(Session s, string key, string text)
    {
        var registry = await registries.CurrentAsync(s);
        foreach (var person in Receivers(registry))
        {
            if (Outgoing.ToMember(registry, person.Id, $"alarm/{key}/{person.Id}", text) is { } message) await mouth.SayAsync(s, message, clock.GetUtcNow());
        }
    }

    private static IEnumerable<Member> Receivers(Registry registry) =>
        Of(registry, Role.Office).Take(MostOffices).Concat(Of(registry, Role.Admin).Take(1));

    private static IEnumerable<Member> Of(Registry registry, Role role) =>
        registry.Members.Values.Where(m => m.Role == role).OrderBy(m => m.Id, StringComparer.Ordinal);
}
