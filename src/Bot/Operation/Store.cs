using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>Opens the store the settings name. SQLite lives in the data directory; a PostgreSQL connection string comes from the environment.</summary>
public static class Store
{
    public static string FilesFolder(string data) => Path.Combine(data, "files");

    /// <summary>The SQLite file of a data directory.</summary>
    public static string DatabaseFile(string data) => Path.Combine(data, "antifraudbot.db");

    public static Database Open(string data, DatabaseSettings settings)
    {
        if (settings.Engine.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase))
        {
            if (settings.ConnectionString.Length == 0) throw new CannotStartException("用PostgreSQL请在环境变量 Database__ConnectionString 里写连接串。");
            return new Database(new DatabaseOptions { Engine = Engine.PostgreSql, ConnectionString = settings.ConnectionString });
        }

        if (!settings.Engine.Equals("Sqlite", StringComparison.OrdinalIgnoreCase)) throw new CannotStartException($"Database:Engine 只能是 Sqlite 或 PostgreSql，不能是“{settings.Engine}”。");
        Directory.CreateDirectory(data);
        return new Database(new DatabaseOptions { Engine = Engine.Sqlite, ConnectionString = DatabaseFile(data) });
    }

    /// <summary>Migrates, with plain words for the two refusals an IT person can do something about.</summary>
    public static async Task MigrateAsync(Database database, CancellationToken ct)
    {
        try
        {
            await database.MigrateAsync(ct);
        }
        catch (DatabaseTooNewException e)
        {
            throw new CannotStartException(e.Message, e);
        }
    }
}
