namespace AntiFraudBot.Storage;

/// <summary>A time in which a connection was not listening. Asked = how many groups were asked to repeat themselves.</summary>
public sealed record ConnectionGap
{
    public string Connection { get; init; } = "";
    public DateTimeOffset FromAt { get; init; }
    public DateTimeOffset ToAt { get; init; }
    public int Asked { get; init; }
}

/// <summary>The gaps of the long connections (rule P1), campaign time. They are never deleted: they say what may be missing.</summary>
public sealed class ConnectionGaps
{
    private const string Insert = "INSERT INTO connection_gaps (connection, from_at, to_at, asked) VALUES (@Connection, @FromAt, @ToAt, @Asked)";

    public Task AddAsync(Session s, ConnectionGap gap) => s.ExecuteAsync(Insert, gap);

    /// <summary>Those that ended since then, newest first.</summary>
    public Task<IReadOnlyList<ConnectionGap>> SinceAsync(Session s, DateTimeOffset since) => s.QueryAsync<ConnectionGap>(
        "SELECT connection, from_at, to_at, asked FROM connection_gaps WHERE to_at >= @Since ORDER BY seq DESC", new { Since = since });
}
