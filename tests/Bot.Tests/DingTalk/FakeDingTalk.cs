using AntiFraudBot.Bot.Tests.Platforms;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>The fake DingTalk beside the bot.</summary>
public sealed class FakeDingTalk(string url) : FakePlatform(url)
{
    /// <summary>The wire breaks, in the middle of whatever is on it.</summary>
    public Task CutAsync() => PostAsync("dingtalk/stream/cut", new { });

    public Task ExpireTokensAsync() => PostAsync("dingtalk/tokens/expire", new { });

    /// <summary>Delivers once more what was delivered.</summary>
    public Task RepeatAsync(string key) => PostAsync("dingtalk/stream/repeat", new { key });

    /// <summary>Returns when what was said has been acknowledged; waits for it to be delivered again where it was not.</summary>
    public Task DeliveredAsync(string msgId, Func<Task> wait) => UntilAsync(async () =>
    {
        var deliveries = (await GetAsync("dingtalk/stream")).GetProperty("deliveries").EnumerateArray();
        if (deliveries.Any(d => d.GetProperty("key").GetString() == msgId && d.GetProperty("state").GetString() == "taken")) return true;
        await wait();
        return false;
    });

    /// <summary>Returns when the bot has a line that will carry something.</summary>
    public Task ConnectedAsync() => UntilAsync(async () =>
        (await GetAsync("dingtalk/stream?last=0")).GetProperty("connections").EnumerateArray().Any(c => !c.GetProperty("retired").GetBoolean() && !c.GetProperty("gone").GetBoolean()));
}
