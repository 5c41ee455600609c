using AntiFraudBot.Bot.Tests.Platforms;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Week;
using AntiFraudBot.Bot.Tests.WeCom;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>
/// Monday on a DingTalk in trouble, with 300 more groups of 120 people: sends fail, tokens end, messages come twice, and the line is cut in the
/// reporting hour, also with a message on it.
/// </summary>
public sealed class TroubledMondayTests
{
    private const int Cuts = 10;

    private static readonly IReadOnlyList<ScriptLine> Monday = [.. MentionedWeek.Lines.TakeWhile(l => string.CompareOrdinal(l.Time, "06-15 21") < 0)];

    [Fact]
    public async Task Nothing_is_lost_or_doubled_but_what_the_platform_never_confirmed_and_that_is_counted_and_shown()
    {
        await using var host = await SimulatedHost.StartAsync();
        await GreatTownship.BuildAsync(host);
        await BreakAsync(host.DingTalk);
        var cuts = 0;
        foreach (var line in Monday)
        {
            if (line.Time is "06-15 09:05" or "06-15 10:30") await host.DingTalk.ExpireTokensAsync();
            if (cuts < Cuts && line.Text is not null and not Script.Picture && string.CompareOrdinal(line.Time, "06-15 10:00") >= 0) await CutAsync(host, line, cuts++);
            else await host.PlayAsync([line]);
        }

        await host.DingTalk.NoFaultsAsync();
        await host.Bot.ReachAsync("2026-06-15 21:30");

        var said = await host.SaidAsync();
        Assert.Equal(Cuts, cuts);
        Assert.DoesNotContain(said, m => m.State == "pending" || (m.State == "failed" && !m.Unconfirmed));
        var differences = (await Shown.OfAsync(host.Bot)).Differences(said, await host.TranscriptAsync());
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(10)));
        Assert.Equal(await UndisturbedAsync(), await BookedAsync(host.Bot));
        await UnconfirmedIsShownAsync(host, said);
        Assert.Equal(Cuts, (await host.GapsAsync()).Count);
    }

    /// <summary>
    /// Every other time the wire breaks with the message on it: acknowledged or not, the platform delivers it, if need be again. Each message comes
    /// once more after the bot has dealt with it.
    /// </summary>
    private static async Task CutAsync(SimulatedHost host, ScriptLine line, int cut)
    {
        await host.Bot.ReachAsync("2026-" + line.Time);
        var before = (await host.GapsAsync()).Count;
        if (cut % 2 == 0) await host.CutAsync();
        var id = await host.SpeakAsync(line.Group!, line.Sender!, line.Text!);
        if (cut % 2 == 1) await host.DingTalk.CutAsync();
        await FakePlatform.UntilAsync(async () => (await host.GapsAsync()).Count > before);
        await host.DingTalk.ConnectedAsync();
        await host.Bot.IdleAsync();
        // The platform waits a minute before it delivers again what nobody acknowledged.
        if (cut % 2 == 1) await host.DingTalk.DeliveredAsync(id, () => host.Bot.PassAsync(TimeSpan.FromSeconds(61)));
        await host.HeardAsync(id);
        await host.DingTalk.RepeatAsync(id);
        await host.Bot.IdleAsync();
    }

    /// <summary>Five sends of a hundred fail, four of them with a refusal, one without any answer.</summary>
    private static async Task BreakAsync(FakeDingTalk fake)
    {
        foreach (var api in (string[])["v1.0/robot/groupMessages/send", "v1.0/robot/oToMessages/batchSend"])
        {
            await fake.FaultAsync(new { match = api, code = "system.error", percent = 4, seed = 7 });
            await fake.FaultAsync(new { match = api, http = 502, percent = 1, seed = 11 });
            await fake.FaultAsync(new { match = api, timeoutAfterEffect = true, times = 1 });
        }

        await fake.FaultAsync(new { match = "robot/sendBySession", errcode = -1, percent = 4, seed = 7 });
        await fake.FaultAsync(new { match = "media/upload", http = 503, percent = 4, seed = 7 });
    }

    private static async Task UnconfirmedIsShownAsync(SimulatedHost host, IReadOnlyList<Said> said)
    {
        var groups = said.Where(m => m.Unconfirmed && m.Key.StartsWith("push/e-1/", StringComparison.Ordinal)).Select(m => m.Chat).Distinct().Count();
        Assert.True(groups > 0, "The faults hit no push: choose another seed.");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "转发情况");
        Assert.Contains(await host.Bot.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains($"未确认{groups}个群", StringComparison.Ordinal));
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
