using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class DataLockTests
{
    [Fact]
    public async Task A_second_bot_on_a_data_directory_is_turned_away_until_the_first_has_ended()
    {
        using var place = new Workspace();
        var options = new RunOptions { Data = place.Data, Urls = "http://127.0.0.1:0" };
        await using (await BotHost.BuildAsync(options, CancellationToken.None))
        {
            var refusal = await Assert.ThrowsAsync<CannotStartException>(() => BotHost.BuildAsync(options, CancellationToken.None));
            Assert.StartsWith("这个数据目录正被另一个小助手使用：", refusal.Message, StringComparison.Ordinal);
        }

        await using var next = await BotHost.BuildAsync(options, CancellationToken.None);
        Assert.NotNull(next);
    }
}
