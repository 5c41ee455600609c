namespace AntiFraudBot.Storage;

/// <summary>Which store to open. ConnectionString is a file path for SQLite and an Npgsql connection string for PostgreSQL.</summary>
public sealed record DatabaseOptions
{
    public required Engine Engine { get; init; }
    public required string ConnectionString { get; init; }
}
