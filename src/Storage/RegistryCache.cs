using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>Keeps the registry in memory until its version in the store changes.</summary>
public sealed class RegistryCache(Org org)
{
    private volatile Cached? _cached;

    private sealed record Cached(long Version, Registry Registry);

    public async Task<Registry> CurrentAsync(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var version = await org.VersionAsync(session);
        if (_cached is { } cached && cached.Version == version) return cached.Registry;
        var registry = new Registry(await org.TreeAsync(session), await org.MembersAsync(session), await org.GroupsAsync(session));
        _cached = new Cached(version, registry);
        return registry;
    }

    /// <summary>After a rollback: what was read inside it may never have been.</summary>
    public void Forget() => _cached = null;
}
