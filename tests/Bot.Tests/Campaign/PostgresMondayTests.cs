using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage.Tests;
using Npgsql;

namespace AntiFraudBot.Bot.Tests.Campaign;

/// <summary>The same Monday on the server store.</summary>
public sealed class PostgresMondayTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Push_report_correction_reminder_freeze_and_ranking_work_on_postgresql()
    {
        var schema = "h" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        try
        {
            var store = new NpgsqlConnectionStringBuilder(server.ConnectionString) { SearchPath = schema }.ToString();
            await using var host = await SandboxHost.StartAsync(new Stage { Postgres = store });
            Assert.Equal("PostgreSql", (await host.HealthAsync()).GetProperty("store").GetString());
            await MondayAsync(host);
            await host.RestartAsync();
            Assert.Equal(2, (await host.LedgerAsync("上坪村", "app_install")).Count(e => e.At >= Stage.Time("2026-06-15 08:00")));
            Assert.Equal("healthy", (await host.HealthAsync()).GetProperty("status").GetString());
        }
        finally
        {
            await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
        }
    }

    private static async Task MondayAsync(SandboxHost host)
    {
        await host.ReachAsync("2026-06-15 09:05");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：安装15", "x-1");
        Assert.Equal(id, await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：安装16", "x-1"));
        Assert.Equal(["app_install.new 15 06-08..06-14 accepted"], await host.BookedByAsync(id));
        await host.SayAsync(Qingxi.Township, Qingxi.Office, "下坪村安装9，石桥村安装15");
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "已转发到8个组群，覆盖420人");
        await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison);
        await host.ReachAsync("2026-06-16 15:05");
        var said = await host.SaidInAsync(Qingxi.Township);
        Assert.Single(said, t => t.StartsWith("【本周反诈宣传】", StringComparison.Ordinal));
        Assert.Single(said, t => t.StartsWith("【反诈工作周通报】第24周", StringComparison.Ordinal));
        Assert.Single(await host.SaidInAsync(Qingxi.Village), t => t.StartsWith("截图已收到1张", StringComparison.Ordinal));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
