using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiFraudBot.Storage;

/// <summary>
/// The one door to the store. Reads see one snapshot and cannot write; writes are serial on both engines,
/// so a decision made from what was read inside a write still holds when it commits.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    // synchronous and the others are settings of the connection, not of the file: they are set once for every connection,
    // which the pool hands out again as it was.
    private const string SqliteSettings = """
        PRAGMA busy_timeout = 5000;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON;
        """;

    // One writer per schema, whichever process it lives in; the lock goes with the transaction.
    private const string WriterLock = "SELECT pg_advisory_xact_lock(110961, hashtext(current_schema()))";

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly AsyncLocal<WriteScope?> _scope = new();
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";
    private readonly ConditionalWeakTable<object, Settled> _settled = [];

    // SQLite's writer stays open: its page cache is the only one no other connection makes stale.
    private DbConnection? _writing;
    private bool _closed;

    public Database(DatabaseOptions options)
    {
        StoredTypes.Register();
        Engine = options.Engine;
        if (Engine == Engine.PostgreSql)
        {
            _postgres = NpgsqlDataSource.Create(options.ConnectionString);
            return;
        }

        var path = Path.GetFullPath(options.ConnectionString);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _sqlite = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
    }

    public Engine Engine { get; }

    /// <summary>Brings the store to this program's version; throws <see cref="DatabaseTooNewException"/> when it is already past it.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await MaintainAsync("PRAGMA journal_mode = WAL", ct);
        await WriteAsync(MigrationScripts.ApplyAsync, ct);
    }

    /// <summary>The schema number the store stands at (0 = never migrated) and the one this program knows. Changes nothing.</summary>
    public async Task<(int Found, int Known)> SchemaAsync(CancellationToken ct) =>
        (await ReadAsync(MigrationScripts.FoundAsync, ct), MigrationScripts.Known);

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await OpenAsync(writes: false, ct);
        await using var transaction = await BeginReadAsync(connection, ct);
        return await work(new Session(connection, transaction, Engine, ct));
    }

    /// <summary>Runs the work in the only write transaction there is; any exception rolls everything back and is thrown on.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken ct)
    {
        if (_scope.Value is { Open: true }) throw new InvalidOperationException("A write inside a write would wait for itself; pass the session on instead.");
        await _writer.WaitAsync(ct);
        var scope = new WriteScope { Open = true };
        _scope.Value = scope;
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return await CommitAsync(work, ct);
        }
        finally
        {
            scope.Open = false;
            _writer.Release();
        }
    }

    public Task WriteAsync(Func<Session, Task> work, CancellationToken ct) =>
        WriteAsync(async s => { await work(s); return true; }, ct);

    /// <summary>
    /// SQLite: moves the write-ahead log into the file and empties it, so that text which was masked or deleted is in neither.
    /// Call it after a retention sweep. PostgreSQL does this itself.
    /// </summary>
    public Task CheckpointAsync(CancellationToken ct) => MaintainAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);

    /// <summary>
    /// Empties the store down to nothing, tables included; migrate afterwards. Only for a sandbox that starts afresh:
    /// the caller makes sure that no real channel ever used it.
    /// </summary>
    public Task DropEverythingAsync(CancellationToken ct) => WriteAsync(
        async s =>
        {
            if (s.Engine == Engine.Sqlite) await s.ExecuteAsync("PRAGMA defer_foreign_keys = ON");
            var tables = await s.QueryAsync<string>(s.Engine == Engine.Sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
            foreach (var table in tables) await s.ExecuteAsync($"DROP TABLE \"{table}\"{(s.Engine == Engine.Sqlite ? "" : " CASCADE")}");
            return tables.Count;
        },
        ct);

    /// <summary>True when the store answers and has been migrated.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken ct)
    {
        try
        {
            return await ReadAsync(s => s.ScalarAsync<long>("SELECT COUNT(*) FROM schema_migrations"), ct) > 0;
        }
        catch (DbException)
        {
            return false; // that it does not answer is the answer
        }
    }

    /// <summary>Waits for the write that is under way; later ones are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.WaitAsync();
        _closed = true;
        try
        {
            await CloseAsync();
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task CloseAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
        else
        {
            await CloseWriterAsync();
            await using var connection = new SqliteConnection(_sqlite);
            SqliteConnection.ClearPool(connection);
        }
    }

    private async Task<T> CommitAsync<T>(Func<Session, Task<T>> work, CancellationToken ct)
    {
        var connection = _writing ?? await OpenAsync(writes: true, ct);
        if (Engine == Engine.Sqlite) _writing = connection;
        try
        {
            await using var transaction = await BeginWriteAsync(connection, ct);
            var result = await work(new Session(connection, transaction, Engine, ct));
            await transaction.CommitAsync(CancellationToken.None); // a commit half cancelled would leave us not knowing
            return result;
        }
        catch
        {
            await CloseWriterAsync(); // whatever state it is in
            throw;
        }
        finally
        {
            if (Engine == Engine.PostgreSql) await connection.DisposeAsync();
        }
    }

    private async Task MaintainAsync(string pragma, CancellationToken ct)
    {
        if (Engine == Engine.PostgreSql) return;
        await _writer.WaitAsync(ct);
        try
        {
            _writing ??= await OpenAsync(writes: true, ct);
            await _writing.ExecuteAsync(pragma);
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task CloseWriterAsync()
    {
        var writing = _writing;
        _writing = null;
        if (writing is not null) await writing.DisposeAsync();
    }

    private async Task<DbConnection> OpenAsync(bool writes, CancellationToken ct)
    {
        if (_postgres is not null) return await _postgres.OpenConnectionAsync(ct);
        var connection = new SqliteConnection(_sqlite);
        await connection.OpenAsync(ct);
        if (_settled.TryGetValue(connection.Handle!, out var settled) && settled.Writes == writes) return connection;
        await connection.ExecuteAsync(SqliteSettings + (writes ? "PRAGMA query_only = OFF;" : "PRAGMA query_only = ON;"));
        _settled.AddOrUpdate(connection.Handle!, new Settled(writes));
        return connection;
    }

    private static async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct)
    {
        if (connection is SqliteConnection sqlite) return sqlite.BeginTransaction(deferred: true);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY", transaction: transaction);
        return transaction;
    }

    private static async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken ct)
    {
        if (connection is SqliteConnection sqlite) return sqlite.BeginTransaction(deferred: false);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await connection.ExecuteAsync(new CommandDefinition(WriterLock, transaction: transaction, cancellationToken: ct));
        return transaction;
    }

    private sealed record Settled(bool Writes);

    private sealed class WriteScope
    {
        public bool Open { get; set; }
    }
}
