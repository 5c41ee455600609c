using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>Keeps the registry in memory until its version in the store or the local day changes: deputies come and go at midnight.</summary>
public sealed class RegistryCache(Org org, TimeProvider clock)
{
    private volatile Cached? _cached;

    private sealed record Cached(long Version, DateOnly Day, Registry Registry);

    public async Task<Registry> CurrentAsync(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var version = await org.VersionAsync(session);
        var today = WorkCalendar.LocalDate(clock.GetUtcNow());
        if (_cached is { } cached && cached.Version == version && cached.Day == today) return cached.Registry;
        var registry = StandIns.Apply(
            await org.TreeAsync(session), await org.MembersAsync(session), await org.GroupsAsync(session), await org.DeputiesAsync(session), today);
        _cached = new Cached(version, today, registry);
        return registry;
    }

    /// <summary>After a rollback: what was read inside it may never have been.</summary>
    public void Forget() => _cached = null;
}
