using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Channels;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>A message with files is stored first and handled when they are here (rule P12).</summary>
public sealed class FileTests
{
    [Fact]
    public async Task A_picture_is_fetched_filed_and_its_reference_forgotten()
    {
        await using var host = await PlatformHost.StartAsync();

        await host.Platform.SayAsync(Qingxi.Village, Qingxi.Liaison, "", host.Platform.File("secret-reference"));
        await host.Bot.PassAsync(TimeSpan.FromSeconds(6));

        Assert.Contains("截图已收到1张", Assert.Single(host.Platform.Sent).Message.Text, StringComparison.Ordinal);
        Assert.Equal("fetched/", await FetchesAsync(host));
        Assert.Equal(1, await host.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM attachments WHERE name = '截图.png'")));
    }

    [Fact]
    public async Task The_words_are_handled_and_the_file_asked_for_again_when_it_cannot_be_had()
    {
        var platform = new ScriptedPlatform { Fetch = (_, _, _) => Task.FromResult<FetchOutcome>(new FetchOutcome.Failed("404")) };
        await using var host = await PlatformHost.StartAsync(platform);

        await platform.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10", platform.File());
        await host.Bot.IdleAsync();

        Assert.Contains(platform.Sent, p => p.Message.Text == "文件没有收到，请再发一次，并@我。" && p.Mentions[0].UserId == Qingxi.Liaison);
        Assert.Contains(await host.Bot.LedgerAsync("上坪村"), e => e.Speaker == Qingxi.Liaison && e.Value == 12);
        Assert.Equal("failed/", await FetchesAsync(host));
    }

    [Fact]
    public async Task A_message_waits_for_its_file_and_nothing_of_its_group_overtakes_it()
    {
        var coming = new TaskCompletionSource<FetchOutcome>();
        var platform = new ScriptedPlatform();
        platform.Fetch = (_, _, _) => coming.Task;
        await using var host = await PlatformHost.StartAsync(platform);
        await platform.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12", platform.File());
        await platform.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：安装15");
        await platform.SayAsync(Qingxi.Township, Qingxi.Office, "哪些村还没报");
        while (platform.Sent.Count == 0) await Task.Yield();

        Assert.Equal(Qingxi.Township, Assert.Single(platform.Sent).To.ChatId);
        coming.SetResult(new FetchOutcome.Failed("410"));
        await host.Bot.IdleAsync();

        Assert.Equal(["accepted 15", "superseded 12"], (await host.Bot.LedgerAsync("上坪村"))
            .Where(e => e.Speaker == Qingxi.Liaison && e.Value is 12 or 15).Select(e => $"{e.State} {e.Value:0}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_restart_goes_on_with_what_was_still_to_be_fetched()
    {
        var platform = new ScriptedPlatform { Fetch = (_, _, ct) => Task.Delay(Timeout.Infinite, ct).ContinueWith<FetchOutcome>(_ => new FetchOutcome.Retry("cut"), TaskScheduler.Default) };
        await using var host = await PlatformHost.StartAsync(platform);
        await platform.SayAsync(Qingxi.Village, Qingxi.Liaison, "", platform.File());

        platform.Fetch = (file, into, _) =>
        {
            into.WriteByte(1);
            return Task.FromResult<FetchOutcome>(new FetchOutcome.Fetched("现场.png", "image/png", 1));
        };
        await host.Bot.RestartAsync();
        await host.Bot.IdleAsync();

        Assert.Equal("fetched/", await FetchesAsync(host));
    }

    private static async Task<string> FetchesAsync(PlatformHost host) => string.Join(
        ' ', await host.ReadAsync(s => s.QueryAsync<string>("SELECT state || '/' || COALESCE(reference, '') FROM file_fetches ORDER BY message_id, ordinal")));
}
