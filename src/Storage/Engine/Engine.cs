namespace AntiFraudBot.Storage;

/// <summary>The two stores the same SQL runs on.</summary>
public enum Engine { Sqlite, PostgreSql }
