using System.Data.Common;
using System.Globalization;

namespace AntiFraudBot.Storage.Tests;

public sealed class DatabaseTests(PostgresServer server) : StoreTest(server)
{
    private readonly StateValues _values = new();

    [Theory, EachEngine]
    public async Task A_database_newer_than_the_program_is_refused_in_both_languages(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => s.ExecuteAsync("INSERT INTO schema_migrations (number, name) VALUES (9000, 'later')"));

        var refusal = await Assert.ThrowsAsync<DatabaseTooNewException>(() => store.Db.MigrateAsync(None));

        Assert.Equal(9000, refusal.Found);
        Assert.Contains("请换用新版程序", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("run the newer program", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Migrating_again_changes_nothing(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _values.SetAsync(s, "clock", "1"));

        await Task.WhenAll(store.Db.MigrateAsync(None), store.Open().MigrateAsync(None));

        Assert.Equal("1", await store.ReadAsync(s => _values.GetAsync(s, "clock")));
    }

    [Theory, EachEngine]
    public async Task Two_programs_may_migrate_an_empty_store_at_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.Open().MigrateAsync(None)));

        Assert.True(await store.Db.IsHealthyAsync(None));
    }

    [Theory, EachEngine]
    public async Task An_exception_rolls_the_whole_write_back_and_is_thrown_on(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(async s =>
        {
            await _values.SetAsync(s, "half", "done");
            throw new InvalidOperationException("the other half");
        }));

        Assert.Null(await store.ReadAsync(s => _values.GetAsync(s, "half")));
    }

    [Theory, EachEngine]
    public async Task A_read_cannot_write(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        await Assert.ThrowsAnyAsync<DbException>(() => store.ReadAsync(async s =>
        {
            await _values.SetAsync(s, "sneaked", "in");
            return 0;
        }));
    }

    [Theory, EachEngine]
    public async Task A_read_sees_one_moment_while_others_write(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _values.SetAsync(s, "n", "1"));

        var (before, after) = await store.ReadAsync(async s =>
        {
            var first = await _values.GetAsync(s, "n");
            await store.WriteAsync(w => _values.SetAsync(w, "n", "2"));
            return (first, await _values.GetAsync(s, "n"));
        });

        Assert.Equal(("1", "1"), (before, after));
    }

    [Theory, EachEngine]
    public async Task What_is_decided_inside_a_write_still_holds_when_it_commits(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var other = store.Open();
        await store.WriteAsync(s => _values.SetAsync(s, "n", "0"));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? store.Db : other).WriteAsync(IncrementAsync, None))));

        Assert.Equal("40", await store.ReadAsync(s => _values.GetAsync(s, "n")));
    }

    [Theory, EachEngine]
    public async Task A_write_inside_a_write_is_refused_instead_of_waiting_for_itself(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(_ => store.WriteAsync(IncrementAsync)));

        await store.WriteAsync(s => _values.SetAsync(s, "after", "works"));
        Assert.Equal("works", await store.ReadAsync(s => _values.GetAsync(s, "after")));
    }

    [Fact]
    public async Task Sqlite_writes_through_and_overwrites_what_is_deleted()
    {
        await using var store = await StoreAsync(Engine.Sqlite);

        var settings = await store.WriteAsync(async s => (
            await s.ScalarAsync<string>("PRAGMA journal_mode"),
            await s.ScalarAsync<int>("PRAGMA synchronous"),
            await s.ScalarAsync<int>("PRAGMA secure_delete"),
            await s.ScalarAsync<int>("PRAGMA foreign_keys")));

        Assert.Equal(("wal", 2, 1, 1), settings);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unhealthy_and_throws_nothing()
    {
        await using var db = new Database(new DatabaseOptions
        {
            Engine = Engine.PostgreSql,
            ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2",
        });

        Assert.False(await db.IsHealthyAsync(None));
    }

    private async Task IncrementAsync(Session s)
    {
        var n = int.Parse((await _values.GetAsync(s, "n"))!, CultureInfo.InvariantCulture);
        for (var i = 0; i < 20; i++) await _values.GetAsync(s, "elsewhere"); // time enough for a second writer, were there one
        await _values.SetAsync(s, "n", (n + 1).ToString(CultureInfo.InvariantCulture));
    }
}
