using System.Data.Common;
using Dapper;

namespace AntiFraudBot.Storage;

/// <summary>One transaction on one connection. Stores get it passed in and never open their own.</summary>
public sealed class Session
{
    private readonly CancellationToken _ct;

    internal Session(DbConnection connection, DbTransaction? transaction, Engine engine, CancellationToken ct)
    {
        Connection = connection;
        Transaction = transaction;
        Engine = engine;
        _ct = ct;
    }

    public DbConnection Connection { get; }
    public DbTransaction? Transaction { get; }
    public Engine Engine { get; }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        [.. await Connection.QueryAsync<T>(Command(sql, args))];

    public Task<T?> FirstAsync<T>(string sql, object? args = null) => Connection.QueryFirstOrDefaultAsync<T>(Command(sql, args));

    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(Command(sql, args));

    public Task<T?> ScalarAsync<T>(string sql, object? args = null) => Connection.ExecuteScalarAsync<T>(Command(sql, args));

    /// <summary>
    /// The condition "column is one of the values"; the parameter must be an array. PostgreSQL takes it whole, SQLite has no ANY and lets Dapper expand it.
    /// </summary>
    public string InList(string column, string parameter) =>
        Engine == Engine.PostgreSql ? $"{column} = ANY(@{parameter})" : $"{column} IN @{parameter}";

    /// <summary>The elements of a JSON array given as text, as rows with a column value: many rows in one statement.</summary>
    public string Elements(string parameter) => Engine == Engine.PostgreSql ? $"json_array_elements(CAST(@{parameter} AS json))" : $"json_each(@{parameter})";

    private CommandDefinition Command(string sql, object? args) => new(sql, args, Transaction, cancellationToken: _ct);
}
