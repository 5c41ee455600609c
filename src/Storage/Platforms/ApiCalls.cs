namespace AntiFraudBot.Storage;

/// <summary>How often metered interfaces of a platform were called in a month (yyyy-MM, local).</summary>
public sealed class ApiCalls
{
    private const string Add = """
        INSERT INTO api_calls (channel, month, api, count) VALUES (@Channel, @Month, @Api, @Count)
        ON CONFLICT (channel, month, api) DO UPDATE SET count = api_calls.count + excluded.count
        """;

    private const string Sum = "SELECT COALESCE(SUM(count), 0) FROM api_calls WHERE channel = @Channel AND month = @Month AND (@Api IS NULL OR api = @Api)";

    public Task AddAsync(Session s, string channel, string month, string api, int count) =>
        s.ExecuteAsync(Add, new { Channel = channel, Month = month, Api = api, Count = count });

    /// <summary>Of one interface; null = all of the channel.</summary>
    public Task<long> CountAsync(Session s, string channel, string month, string? api) =>
        s.ScalarAsync<long>(Sum, new { Channel = channel, Month = month, Api = api });
}
