namespace AntiFraudBot.Storage.Tests;

/// <summary>What every contract test starts from: a Monday morning and a way to a fresh store.</summary>
[Collection(StoresCollection.Name)]
public abstract class StoreTest(PostgresServer server)
{
    protected static CancellationToken None => CancellationToken.None;

    /// <summary>Monday 2026-06-15 08:00 in the township.</summary>
    protected static DateTimeOffset Monday { get; } = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);

    protected Task<TestStore> StoreAsync(Engine engine) => TestStore.CreateAsync(engine, server);
}
