using Dapper;
using Microsoft.Data.Sqlite;

namespace AntiFraudBot.Storage;

/// <summary>A SQLite store as a file: copied while others write to it, and examined without being changed.</summary>
public static class SqliteFile
{
    /// <summary>One consistent moment of the store, as a single file without a write-ahead log. Writers go on meanwhile.</summary>
    public static async Task CopyAsync(string from, string to, CancellationToken ct)
    {
        await using var source = new SqliteConnection(Connection(from, SqliteOpenMode.ReadWrite));
        await using var target = new SqliteConnection(Connection(to, SqliteOpenMode.ReadWriteCreate));
        await source.OpenAsync(ct);
        await source.ExecuteAsync("PRAGMA busy_timeout = 5000");
        await target.OpenAsync(ct);
        source.BackupDatabase(target);
        await target.ExecuteAsync("PRAGMA journal_mode = DELETE");
    }

    /// <summary>Null when every page and index of the file is sound, else the first fault.</summary>
    public static async Task<string?> FaultAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(Connection(path, SqliteOpenMode.ReadWrite));
            await connection.OpenAsync(ct);
            var answer = await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check(1)");
            return answer == "ok" ? null : answer;
        }
        catch (SqliteException fault)
        {
            return fault.Message; // that it cannot be read is the answer
        }
    }

    // Without pooling the file is let go at once, so that it can be moved or deleted.
    private static string Connection(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = mode, Pooling = false }.ToString();
}
