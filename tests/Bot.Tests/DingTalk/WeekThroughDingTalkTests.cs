using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.WeCom;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>
/// The scripted week on the fake DingTalk, and on a tree whose township is on WeCom and whose villages are half on DingTalk: what the bot says and
/// books is what it says and books in a sandbox where it hears only mentions.
/// </summary>
public sealed class WeekThroughDingTalkTests(MentionedWeek sandbox) : IClassFixture<MentionedWeek>
{
    [Theory]
    [InlineData("dingtalk")]
    [InlineData("wecom+dingtalk")]
    public async Task Everybody_reads_and_the_ledger_holds_the_same_as_in_the_sandbox_once(string platforms)
    {
        await using var host = await SimulatedHost.StartAsync(platforms);

        await host.PlayAsync(MentionedWeek.Lines);

        var said = await host.SaidAsync();
        Assert.DoesNotContain(said, m => m.State is "pending" or "failed");
        None(MentionedWeek.Differences(sandbox.Said, said));
        None((await Shown.OfAsync(host.Bot)).Differences(said, await host.TranscriptAsync()));
        Assert.Equal(sandbox.Ledger, await MentionedWeek.LedgerAsync(host.Bot));
        await BothSpokeAsync(host);
    }

    private static void None(IEnumerable<string> differences) => Assert.True(!differences.Any(), string.Join('\n', differences.Take(10)));

    private static async Task BothSpokeAsync(SimulatedHost host)
    {
        Assert.Contains(await host.DingTalk.TranscriptAsync(), b => !b.FromBot && b.Conversation == host.IdOf(Qingxi.Village));
        if (host.WeCom is not null) Assert.Contains(await host.WeCom.TranscriptAsync(), b => !b.FromBot && b.Conversation == Qingxi.Township);
    }
}
