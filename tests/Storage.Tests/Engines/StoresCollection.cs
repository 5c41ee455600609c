namespace AntiFraudBot.Storage.Tests;

/// <summary>All tests that need a store share the one server, never a schema or a file.</summary>
[CollectionDefinition(Name)]
public sealed class StoresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "stores";
}
