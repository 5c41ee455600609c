namespace AntiFraudBot.Storage;

/// <summary>Who may do what only one process may do at a time. Machine time: a campaign clock that jumps ends no lease.</summary>
public sealed class Leases
{
    private const string Take = """
        INSERT INTO leases (name, owner, until) VALUES (@Name, @Owner, @Until)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE leases.owner = @Owner OR leases.until <= @Now
        """;

    /// <summary>Takes or renews the lease; false while somebody else holds it.</summary>
    public async Task<bool> TakeAsync(Session s, string name, string owner, DateTimeOffset now, TimeSpan life) =>
        await s.ExecuteAsync(Take, new { Name = name, Owner = owner, Now = now, Until = now + life }) == 1;

    public Task ReleaseAsync(Session s, string name, string owner) =>
        s.ExecuteAsync("DELETE FROM leases WHERE name = @Name AND owner = @Owner", new { Name = name, Owner = owner });
}
