using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage.Tests;
using Npgsql;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>
/// Four weeks of a township's talk, made up from a seed by a storyteller that knows every truth. All rows of the ledger, totals, sums,
/// duties, calls, rankings, reviews and deliveries are compared with its own arithmetic (rules B1–B15, D1–D8, C5–C10, K1–K8).
/// ANTIFRAUDBOT_FULL=1 tells twenty such stories, and a whole one on PostgreSQL.
/// </summary>
public sealed class FourWeeksTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static bool Full => Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1";

    public static TheoryData<int> Seeds() => [.. Full ? Enumerable.Range(1, 20) : [1]];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task The_bot_and_the_truth_agree(int seed) => PlayAsync(seed, new Stage(), 4);

    [Fact]
    public async Task They_agree_on_postgresql()
    {
        var schema = "o" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        try
        {
            var store = new NpgsqlConnectionStringBuilder(server.ConnectionString) { SearchPath = schema }.ToString();
            await PlayAsync(3, new Stage { Postgres = store }, Full ? 4 : 1);
        }
        finally
        {
            await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
        }
    }

    private static async Task PlayAsync(int seed, Stage stage, int weeks)
    {
        await using var host = await SandboxHost.StartAsync(stage);
        var (sample, findings, chance) = (Sample.Read(), new Findings(), new Random(seed));
        var round = new Round(host, sample, new Books(sample), new Relays(sample), findings, chance);
        var first = new DataWeek(Books.Start.AddDays(-7));
        round.Recall(first.Back(1));
        for (var i = 0; i < weeks; i++)
        {
            var week = new DataWeek(first.Monday.AddDays(7 * i));
            // Issues 1 and 2 are approved in the sample; of the drafts one is approved in time, the other on the Monday itself.
            if (i == 2) await host.SayAsync("dm-m-qingxi-office-1", "m-qingxi-office-1", "批准 第3期");
            await round.PlayAsync(week, i + 1, i == 3 ? week.At(0, "10:30") : null);
        }

        var heard = $"seed {seed}, {round.Said.Count} messages, {findings.Compared} comparisons";
        Assert.True(findings.All.Count == 0, $"{heard}, {findings.All.Count} differ:\n{string.Join('\n', findings.All.Take(40))}");
        Assert.True(round.Said.Count > 50 * weeks && findings.Compared > 300 * weeks, heard + ": too little was looked at");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
