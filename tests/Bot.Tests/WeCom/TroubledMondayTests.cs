using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Week;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>Monday on a platform in trouble: sends fail, tokens end, the line is cut in the reporting hour.</summary>
public sealed class TroubledMondayTests
{
    private const int Cuts = 10;

    private static readonly IReadOnlyList<ScriptLine> Monday = [.. MentionedWeek.Lines.TakeWhile(l => string.CompareOrdinal(l.Time, "06-15 21") < 0)];

    [Fact]
    public async Task Nothing_is_lost_or_doubled_but_what_the_platform_never_confirmed_and_that_is_counted_and_shown()
    {
        await using var host = await WeComHost.StartAsync(Line.Connected);
        await BreakAsync(host.Fake);
        var cuts = 0;
        foreach (var line in Monday)
        {
            if (line.Time is "06-15 09:05" or "06-15 10:30") await host.Fake.ExpireTokensAsync();
            await host.PlayAsync([line]);
            if (cuts == Cuts || string.CompareOrdinal(line.Time, "06-15 10:00") < 0) continue;
            cuts++;
            if (cuts == Cuts / 2) await CutInFlightAsync(host);
            else await host.CutAsync();
        }

        await host.Fake.NoFaultsAsync();
        await host.Bot.ReachAsync("2026-06-15 21:30");

        var said = await Said.ByAsync(host.Bot);
        Assert.Equal(Cuts, cuts);
        Assert.DoesNotContain(said, m => m.State == "pending" || (m.State == "failed" && !m.Unconfirmed));
        Assert.Equal("", string.Join('\n', (await Shown.OfAsync(host.Bot)).Differences(said, await host.Fake.TranscriptAsync())));
        Assert.Contains(said, m => m.Unconfirmed && m.Chat == Qingxi.Village && m.Key.StartsWith("reply/", StringComparison.Ordinal));
        Assert.Equal(await UndisturbedAsync(), await BookedAsync(host.Bot));
        await UnconfirmedIsShownAsync(host, said);
        Assert.Equal(Cuts, (await host.GapsAsync()).Count);
    }

    [Fact]
    public async Task A_long_gap_is_told_once_to_the_groups_that_owe_something_and_to_the_office()
    {
        await using var host = await WeComHost.StartAsync(Line.Connected);
        await host.Bot.ReachAsync("2026-06-15 10:05");
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "上周安装12，注册10，入户30户");

        var now = TimeProvider.System.GetUtcNow();
        await host.Bot.Part<GapDesk>().HeardAsync("wecom", "wecom-aibot", now.AddSeconds(-134), now, CancellationToken.None);
        await host.Bot.IdleAsync();

        var told = (await host.Fake.TranscriptAsync()).Where(b => b.FromBot && b.Text.Contains("可能漏收", StringComparison.Ordinal)).ToList();
        var gap = Assert.Single(await host.GapsAsync());
        Assert.Equal(gap.Asked, told.Count(b => b.Text.Contains("请重发", StringComparison.Ordinal) && !b.Text.Contains("已请", StringComparison.Ordinal)));
        Assert.Equal(told.Count, told.Select(b => b.Conversation).Distinct().Count());
        Assert.Contains(told, b => b.Conversation.EndsWith(Qingxi.Office, StringComparison.Ordinal) && b.Text.Contains($"还有未报的{gap.Asked}个群", StringComparison.Ordinal));
    }

    /// <summary>The line breaks while an answer that is on the phones already waits to be acknowledged: nobody can know, so it is not said again.</summary>
    private static async Task CutInFlightAsync(WeComHost host)
    {
        async Task<int> HelpsAsync() => (await host.Fake.TranscriptAsync()).Count(b => b.FromBot && b.Conversation == Qingxi.Village && b.Text.Contains("没有新增就发", StringComparison.Ordinal));
        var before = await HelpsAsync();
        await host.Fake.NoFaultsAsync();
        await host.Fake.FaultAsync(new { match = "aibot_respond_msg", timeoutAfterEffect = true, times = 1 });
        var asked = await host.SpeakAsync(Qingxi.Village, Qingxi.Liaison, "帮助");
        await FakeWeCom.UntilAsync(async () => await HelpsAsync() > before);
        await host.CutAsync();
        await host.HeardAsync(asked);
        Assert.Equal(before + 1, await HelpsAsync());
        await BreakAsync(host.Fake);
    }

    /// <summary>Five sends of a hundred fail, four of them with a refusal, one without any answer; every fifth message is delivered twice.</summary>
    private static async Task BreakAsync(FakeWeCom fake)
    {
        await fake.FaultAsync(new { match = "aibot_msg_callback", duplicate = true, percent = 20, seed = 5 });
        foreach (var api in (string[])["aibot_respond_msg", "aibot_send_msg", "webhook/send", "message/send"])
            await fake.FaultAsync(new { match = api, errcode = -1, percent = 4, seed = 7 });
        foreach (var api in (string[])["webhook/send", "message/send"]) await fake.FaultAsync(new { match = api, http = 502, percent = 1, seed = 11 });
        await fake.FaultAsync(new { match = "webhook/send", timeoutAfterEffect = true, times = 1 });
    }

    private static async Task UnconfirmedIsShownAsync(WeComHost host, IReadOnlyList<Said> said)
    {
        var groups = said.Where(m => m.Unconfirmed && m.Key.StartsWith("push/e-1/", StringComparison.Ordinal)).Select(m => m.Chat).Distinct().Count();
        Assert.True(groups > 0, "The faults hit no push: choose another seed.");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "转发情况");
        Assert.Contains(await host.Bot.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains($"未确认{groups}个群", StringComparison.Ordinal));
        Assert.Equal(said.Count(m => m.Unconfirmed), await host.ReadAsync(s => new Outbox().UnconfirmedAsync(s, DateTimeOffset.UnixEpoch)));
    }

    private static async Task<IReadOnlyList<string>> UndisturbedAsync()
    {
        await using var sandbox = await SandboxHost.StartAsync(MentionedWeek.Stage);
        await Script.PlayAsync(sandbox, Monday, mention: true);
        await sandbox.ReachAsync("2026-06-15 21:30");
        return await BookedAsync(sandbox);
    }

    private static async Task<IReadOnlyList<string>> BookedAsync(SandboxHost host) =>
        [.. (await host.LedgerAsync()).Where(e => e.At > Stage.Time("2026-06-15 08:00")).Select(e => $"{e.Unit} {e.Speaker} {e}").Order(StringComparer.Ordinal)];
}
