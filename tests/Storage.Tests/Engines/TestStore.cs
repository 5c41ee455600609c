using Npgsql;

namespace AntiFraudBot.Storage.Tests;

/// <summary>A fresh, migrated store of its own for one test: a file in a new folder, or a new schema.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly List<Database> _opened = [];

    private TestStore(DatabaseOptions options, string folder)
    {
        Options = options;
        Folder = folder;
        Db = Open();
    }

    public DatabaseOptions Options { get; }
    public string Folder { get; }
    public Database Db { get; }
    public string File => Path.Combine(Folder, "house.db");

    public static async Task<TestStore> CreateAsync(Engine engine, PostgresServer server)
    {
        var folder = Directory.CreateTempSubdirectory("afb-store-").FullName;
        var connectionString = engine == Engine.Sqlite ? Path.Combine(folder, "house.db") : await NewSchemaAsync(server);
        var store = new TestStore(new DatabaseOptions { Engine = engine, ConnectionString = connectionString }, folder);
        await store.Db.MigrateAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Another program on the same store.</summary>
    public Database Open()
    {
        var db = new Database(Options);
        _opened.Add(db);
        return db;
    }

    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work) => Db.WriteAsync(work, CancellationToken.None);

    public Task WriteAsync(Func<Session, Task> work) => Db.WriteAsync(work, CancellationToken.None);

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work) => Db.ReadAsync(work, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (Options.Engine == Engine.PostgreSql) await DropSchemaAsync(); // the server may be one that outlives the tests
        foreach (var db in _opened) await db.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private Task<int> DropSchemaAsync() =>
        WriteAsync(s => s.ExecuteAsync($"DROP SCHEMA {new NpgsqlConnectionStringBuilder(Options.ConnectionString).SearchPath} CASCADE"));

    private static async Task<string> NewSchemaAsync(PostgresServer server)
    {
        var schema = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { SearchPath = schema }.ToString();
    }
}
