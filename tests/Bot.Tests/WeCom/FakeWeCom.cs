using System.Net.Http.Json;
using System.Text.Json;
using AntiFraudBot.Bot.Tests.Platforms;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>The fake WeCom beside the bot.</summary>
public sealed class FakeWeCom(string url) : FakePlatform(url)
{
    /// <summary>A call of the platform's own interface, as anybody's client makes it.</summary>
    public async Task<JsonElement> CallAsync(string path, object? body = null)
    {
        using var response = body is null ? await Http.GetAsync(new Uri("/cgi-bin/" + path, UriKind.Relative)) : await Http.PostAsJsonAsync("/cgi-bin/" + path, body, Json);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.GetProperty("errcode").GetInt32() == 0, $"{path}: {answer}");
        return answer;
    }

    public Task CutAsync() => PostAsync("wecom/socket", new { @do = "cut" });

    public Task ExpireTokensAsync() => PostAsync("wecom/tokens/expire", new { });

    /// <summary>Returns when the bot's long connection has been accepted.</summary>
    public Task SubscribedAsync() => UntilAsync(async () => (await GetAsync("wecom/socket")).GetProperty("subscribed").GetArrayLength() > 0);
}
