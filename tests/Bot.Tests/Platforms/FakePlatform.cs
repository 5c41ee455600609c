using System.Net.Http.Json;
using System.Text.Json;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>A bubble on the fake's phones.</summary>
public sealed record Bubble(
    long Id, DateTimeOffset At, string Conversation, bool FromBot, string Kind, string Text, string Api, bool Recalled, IReadOnlyList<string> Mentions,
    IReadOnlyList<BubbleFile> Files, IReadOnlyList<string> NotReceivedBy);

public sealed record BubbleFile(string Name);

/// <summary>A fake platform beside the bot, spoken to as its phone page does.</summary>
public class FakePlatform(string url) : IDisposable
{
    protected static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected HttpClient Http { get; } = new() { BaseAddress = new Uri(url), Timeout = Patience };

    /// <summary>A person speaks; the platform's id of the message.</summary>
    public async Task<string> SayAsync(object post)
    {
        var receipt = await PostAsync("messages", post);
        Assert.True(receipt.GetProperty("heard").GetBoolean(), receipt.ToString());
        return receipt.GetProperty("msgId").GetString()!;
    }

    public async Task<JsonElement> PostAsync(string what, object wish)
    {
        using var response = await Http.PostAsJsonAsync("/sim/api/" + what, wish, Json);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{what}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>False when it is refused.</summary>
    public async Task<bool> TryPostAsync(string what, object wish)
    {
        using var response = await Http.PostAsJsonAsync("/sim/api/" + what, wish, Json);
        return response.IsSuccessStatusCode;
    }

    public async Task<IReadOnlyList<Bubble>> TranscriptAsync() => (await Http.GetFromJsonAsync<List<Bubble>>("/sim/api/transcript", Json))!;

    public Task<JsonElement> CountersAsync() => GetAsync("counters");

    public Task<JsonElement> GetAsync(string what) => Http.GetFromJsonAsync<JsonElement>("/sim/api/" + what, Json);

    public Task FaultAsync(object rule) => PostAsync("faults", rule);

    public Task NoFaultsAsync() => DeleteAsync("faults");

    public async Task DeleteAsync(string what) => (await Http.DeleteAsync(new Uri("/sim/api/" + what, UriKind.Relative))).EnsureSuccessStatusCode();

    public static async Task UntilAsync(Func<Task<bool>> there)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await there()) await Task.Delay(5, patience.Token);
    }

    public void Dispose()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
    }
}
