using System.Globalization;
using System.Reflection;

namespace AntiFraudBot.Storage;

/// <summary>The numbered scripts in Migrations/, embedded in the assembly. Forward only; the sole dialect token is {identity}.</summary>
internal static class MigrationScripts
{
    private const string Prefix = "AntiFraudBot.Storage.Migrations.";

    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)
        """;

    private const string Record = "INSERT INTO schema_migrations (number, name) VALUES (@Number, @Name)";

    /// <summary>The number of the newest script of this program.</summary>
    public static int Known => All()[^1].Number;

    /// <summary>The number the store stands at; 0 when it was never migrated.</summary>
    public static async Task<int> FoundAsync(Session s)
    {
        var there = await s.ScalarAsync<int>(s.Engine == Engine.Sqlite
            ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
            : "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'");
        return there == 0 ? 0 : await s.ScalarAsync<int>("SELECT COALESCE(MAX(number), 0) FROM schema_migrations");
    }

    public static async Task ApplyAsync(Session s)
    {
        var scripts = All();
        await s.ExecuteAsync(CreateTable);
        var found = await s.ScalarAsync<int>("SELECT COALESCE(MAX(number), 0) FROM schema_migrations");
        var known = scripts[^1].Number;
        if (found > known) throw new DatabaseTooNewException(found, known);
        foreach (var script in scripts.Where(m => m.Number > found))
        {
            await s.ExecuteAsync(For(s.Engine, script.Sql));
            await s.ExecuteAsync(Record, new { script.Number, script.Name });
        }
    }

    private static string For(Engine engine, string sql) => sql.Replace("{identity}", engine == Engine.Sqlite
        ? "INTEGER PRIMARY KEY AUTOINCREMENT"
        : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", StringComparison.Ordinal);

    private static List<Script> All()
    {
        var assembly = typeof(MigrationScripts).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => Load(assembly, n))];
    }

    private static Script Load(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource[Prefix.Length..^".sql".Length];
        return new Script(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }

    private sealed record Script(int Number, string Name, string Sql);
}
