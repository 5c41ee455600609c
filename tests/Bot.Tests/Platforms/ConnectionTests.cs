using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Channels;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>Long connections, their leases and their gaps.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_connection_runs_under_a_lease_of_its_name()
    {
        var connection = new ScriptedConnection("wecom-aibot");
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform { Connections = [connection] });
        await connection.Running.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("wecom-aibot", await host.ReadAsync(s => s.ScalarAsync<string>("SELECT name FROM leases")));
        var seen = (await host.Bot.HealthAsync()).GetProperty("connections")[0];
        Assert.Equal(("wecom-aibot", "held"), (seen.GetProperty("name").GetString(), seen.GetProperty("keeping").GetString()));
    }

    [Fact]
    public async Task Whoever_is_pushed_out_says_so_and_does_not_push_back_at_once()
    {
        var connection = new ScriptedConnection("wecom-aibot");
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform { Connections = [connection] });
        await connection.Running.WaitAsync(TimeSpan.FromSeconds(30));

        connection.End(new ConnectionEnd.TakenOver());
        var told = await host.ToldAsync(Qingxi.Office, "占用");

        Assert.Contains("1分钟后再试", told, StringComparison.Ordinal);
        Assert.Equal(1, connection.Runs);
    }

    [Fact]
    public async Task A_refused_connection_stops_and_names_the_code()
    {
        var connection = new ScriptedConnection("wecom-aibot");
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform { Connections = [connection] });
        await connection.Running.WaitAsync(TimeSpan.FromSeconds(30));

        connection.End(new ConnectionEnd.Refused("853000"));

        Assert.Contains("853000", await host.ToldAsync(Qingxi.Office, "账号或密钥"), StringComparison.Ordinal);
        Assert.Equal("unhealthy", (await host.Bot.Http.GetStringAsync("/health").ContinueWith(t => t.IsFaulted ? "unhealthy" : "", TaskScheduler.Default)));
    }

    [Fact]
    public async Task After_a_gap_only_groups_that_owe_something_are_asked_once_and_the_office_hears_one_line()
    {
        var connection = new ScriptedConnection("wecom-aibot");
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform { Connections = [connection] });
        await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10，入户30户");
        var (to, before) = (host.Platform.House.Machine.GetUtcNow(), host.Platform.Sent.Count);

        await connection.GapHeard!("wecom-aibot", to.AddSeconds(-134), to, CancellationToken.None);
        await host.Bot.IdleAsync();

        var said = host.Platform.Sent.Skip(before).ToList();
        var groups = said.Where(p => !p.To.Private).ToList();
        Assert.NotEmpty(groups);
        Assert.DoesNotContain(groups, p => p.To.ChatId == Qingxi.Village);
        Assert.All(groups, p => Assert.Matches(@"^\d\d:\d\d:\d\d–\d\d:\d\d:\d\d 可能漏收，请重发，并@我。$", p.Message.Text));
        Assert.Equal(groups.Count, groups.DistinctBy(p => p.To.ChatId).Count());
        Assert.Contains($"{groups.Count}个群", Assert.Single(said, p => p.To.ChatId == Qingxi.Office).Message.Text, StringComparison.Ordinal);
        Assert.Equal(groups.Count, await host.ReadAsync(s => s.ScalarAsync<int>("SELECT asked FROM connection_gaps")));
    }

    [Fact]
    public async Task After_a_restart_the_connection_knows_until_when_the_earlier_run_listened()
    {
        var heard = new DateTimeOffset(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);
        var connection = new ScriptedConnection("wecom-aibot");
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform { Connections = [connection] });
        await connection.Running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Null(connection.Listened);

        connection.State = new ConnectionState(true, heard.AddHours(-1), heard, null);
        await host.Bot.RestartAsync();
        await connection.Running.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(heard, connection.Listened);
    }

    [Fact]
    public async Task A_short_gap_is_kept_and_disturbs_nobody()
    {
        var connection = new ScriptedConnection("wecom-aibot");
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform { Connections = [connection] });
        var to = host.Platform.House.Machine.GetUtcNow();

        await connection.GapHeard!("wecom-aibot", to.AddSeconds(-20), to, CancellationToken.None);
        await host.Bot.IdleAsync();

        Assert.Empty(host.Platform.Sent);
        Assert.Equal(1, await host.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM connection_gaps")));
    }
}
