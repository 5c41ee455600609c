namespace AntiFraudBot.Storage;

/// <summary>Small facts the host keeps across restarts, such as the offset of the sandbox clock.</summary>
public sealed class StateValues
{
    private const string Upsert = """
        INSERT INTO state_values (key, value) VALUES (@Key, @Value) ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """;

    public Task<string?> GetAsync(Session s, string key) =>
        s.ScalarAsync<string>("SELECT value FROM state_values WHERE key = @Key", new { Key = key });

    public Task SetAsync(Session s, string key, string value) => s.ExecuteAsync(Upsert, new { Key = key, Value = value });
}
