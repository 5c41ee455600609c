using System.Net.Http.Json;
using System.Text.Json;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>A bubble on the fake's phones.</summary>
public sealed record Bubble(DateTimeOffset At, string Conversation, bool FromBot, string Text, IReadOnlyList<BubbleFile> Files, IReadOnlyList<string> NotReceivedBy);

public sealed record BubbleFile(string Name);

/// <summary>The fake WeCom beside the bot, spoken to as its phone page does.</summary>
public sealed class FakeWeCom(string url) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = new() { BaseAddress = new Uri(url), Timeout = Patience };

    /// <summary>A person speaks; the platform's id of the message.</summary>
    public async Task<string> SayAsync(object post)
    {
        var receipt = await PostAsync("messages", post);
        Assert.True(receipt.GetProperty("heard").GetBoolean(), receipt.ToString());
        return receipt.GetProperty("msgId").GetString()!;
    }

    public async Task<JsonElement> PostAsync(string what, object wish)
    {
        using var response = await _http.PostAsJsonAsync("/sim/api/" + what, wish, Json);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{what}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>False when it is refused.</summary>
    public async Task<bool> TryPostAsync(string what, object wish)
    {
        using var response = await _http.PostAsJsonAsync("/sim/api/" + what, wish, Json);
        return response.IsSuccessStatusCode;
    }

    /// <summary>A call of the platform's own interface, as anybody's client makes it.</summary>
    public async Task<JsonElement> CallAsync(string path, object? body = null)
    {
        using var response = body is null ? await _http.GetAsync(new Uri("/cgi-bin/" + path, UriKind.Relative)) : await _http.PostAsJsonAsync("/cgi-bin/" + path, body, Json);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.GetProperty("errcode").GetInt32() == 0, $"{path}: {answer}");
        return answer;
    }

    public async Task<IReadOnlyList<Bubble>> TranscriptAsync() => (await _http.GetFromJsonAsync<List<Bubble>>("/sim/api/transcript", Json))!;

    public Task<JsonElement> CountersAsync() => _http.GetFromJsonAsync<JsonElement>("/sim/api/counters", Json);

    public Task<JsonElement> GetAsync(string what) => _http.GetFromJsonAsync<JsonElement>("/sim/api/" + what, Json);

    public Task FaultAsync(object rule) => PostAsync("faults", rule);

    public Task NoFaultsAsync() => DeleteAsync("faults");

    public async Task DeleteAsync(string what) => (await _http.DeleteAsync(new Uri("/sim/api/" + what, UriKind.Relative))).EnsureSuccessStatusCode();

    public Task CutAsync() => PostAsync("wecom/socket", new { @do = "cut" });

    public Task ExpireTokensAsync() => PostAsync("wecom/tokens/expire", new { });

    /// <summary>Returns when the bot's long connection has been accepted.</summary>
    public Task SubscribedAsync() => UntilAsync(async () =>
        (await _http.GetFromJsonAsync<JsonElement>("/sim/api/wecom/socket", Json)).GetProperty("subscribed").GetArrayLength() > 0);

    public static async Task UntilAsync(Func<Task<bool>> there)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await there()) await Task.Delay(5, patience.Token);
    }

    public void Dispose() => _http.Dispose();
}
