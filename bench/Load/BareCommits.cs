using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AntiFraudBot.Bench.Load;

/// <summary>
/// The floor: SQLite alone, with the durability the bot uses (WAL, synchronous FULL), committing for each message the rows the pipeline
/// leaves behind: inbox, ledger, outbox and two lines of transcript.
/// </summary>
internal static class BareCommits
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE row (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, place TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX row_place ON row (place, seq);
        """;

    private const int RowsOfAMessage = 5;

    /// <summary>Commits a second.</summary>
    public static async Task<double> PerSecondAsync(string folder, int commits, CancellationToken ct)
    {
        var path = Path.Combine(folder, $"bare-{Guid.NewGuid():N}.db");
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync(Tables);
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO row (id, place, text) VALUES ($id, $place, $text)";
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        insert.Parameters.AddWithValue("$place", "g-example-g1-work");
        insert.Parameters.AddWithValue("$text", new string('文', 120)); // with its other columns a stored row is about 400 bytes
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < commits; i++)
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            insert.Transaction = transaction;
            for (var row = 0; row < RowsOfAMessage; row++)
            {
                id.Value = Guid.CreateVersion7().ToString("N");
                await insert.ExecuteNonQueryAsync(ct);
            }

            await transaction.CommitAsync(ct);
        }

        return commits / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
