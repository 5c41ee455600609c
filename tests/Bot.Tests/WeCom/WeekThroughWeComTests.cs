namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>The scripted week on the fake WeCom: what the bot says before rendering is what it says in a sandbox where it hears only mentions.</summary>
public sealed class WeekThroughWeComTests(MentionedWeek sandbox) : IClassFixture<MentionedWeek>
{
    [Theory]
    [InlineData(Line.Connected)]
    [InlineData(Line.Called)]
    public async Task Everybody_reads_the_same_as_in_the_sandbox_once(Line line)
    {
        await using var host = await WeComHost.StartAsync(line);

        await host.PlayAsync(MentionedWeek.Lines);

        var said = await Said.ByAsync(host.Bot);
        Assert.DoesNotContain(said, m => m.State is "pending" or "failed");
        Assert.Equal("", string.Join('\n', MentionedWeek.Differences(sandbox.Said, said)));
        var shown = await Shown.OfAsync(host.Bot);
        Assert.Equal("", string.Join('\n', shown.Differences(said, await host.Fake.TranscriptAsync())));
    }
}
