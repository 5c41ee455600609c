using AntiFraudBot.Bot.Samples;
using AntiFraudBot.Bot.Simulation;
using AntiFraudBot.Bot.Tests.Platforms;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Week;
using AntiFraudBot.Bot.Tests.WeCom;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>
/// The bot with the fake DingTalk beside it, as `run --simulate dingtalk` starts them, or with a fake WeCom as well, the sample township spread over
/// both; all clocks moved together. Chats are named by the sample's own ids.
/// </summary>
public sealed class SimulatedHost : IAsyncDisposable
{
    private readonly Dictionary<string, string> _sample;

    private SimulatedHost(SandboxHost bot, IReadOnlyList<SeenGroup> groups)
    {
        Bot = bot;
        var urls = bot.Part<IEnumerable<SimulatorProcess>>().ToDictionary(s => s.Channel, s => s.Url);
        DingTalk = new FakeDingTalk(urls["dingtalk"]);
        WeCom = urls.TryGetValue("wecom", out var wecom) ? new FakeWeCom(wecom) : null;
        Groups = groups;
        _sample = SampleIds().Where(id => id.Length > 0).ToDictionary(id => SampleSpread.IdOn("dingtalk", id), id => id);
    }

    public SandboxHost Bot { get; }

    public FakeDingTalk DingTalk { get; }

    public FakeWeCom? WeCom { get; }

    private IReadOnlyList<SeenGroup> Groups { get; }

    public static async Task<SimulatedHost> StartAsync(string simulate = "dingtalk", Stage? stage = null)
    {
        var bot = await SandboxHost.StartAsync((stage ?? new Stage()) with { Simulate = simulate });
        var host = new SimulatedHost(bot, await bot.GroupsAsync());
        await host.DingTalk.ConnectedAsync();
        if (host.WeCom is not null) await host.WeCom.SubscribedAsync();
        return host;
    }

    /// <summary>The chat's id on the platform it lives on.</summary>
    public string IdOf(string chat) => IsHere(SampleSpread.IdOn("dingtalk", chat)) ? SampleSpread.IdOn("dingtalk", chat) : chat;

    /// <summary>Somebody speaks, in a group with @ before it, in private without; returns when the bot has dealt with it.</summary>
    public async Task SayAsync(string chat, string sender, string text) => await HeardAsync(await SpeakAsync(chat, sender, text));

    /// <summary>Says it without waiting for the bot.</summary>
    public async Task<string> SpeakAsync(string chat, string sender, string text) =>
        await (await FakeOfAsync(chat)).SayAsync(new { conversation = Where(chat), from = sender, text, mentionsBot = InGroup(chat) });

    public async Task PlayAsync(IEnumerable<ScriptLine> lines)
    {
        foreach (var line in lines)
        {
            await Bot.ReachAsync("2026-" + line.Time);
            if (line.Text == Script.Picture) await SendPictureAsync(line.Group!, line.Sender!);
            else if (line.Text is not null) await SayAsync(line.Group!, line.Sender!, line.Text);
        }
    }

    /// <summary>Returns when the message is in the store and nothing is left to do.</summary>
    public async Task HeardAsync(string msgId)
    {
        await FakePlatform.UntilAsync(async () => await ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE external_id LIKE @Id", new { Id = "%" + msgId })) > 0);
        await Bot.IdleAsync();
    }

    /// <summary>The line breaks; returns when the bot is back and has kept the gap.</summary>
    public async Task CutAsync()
    {
        var before = (await GapsAsync()).Count;
        await DingTalk.CutAsync();
        await FakePlatform.UntilAsync(async () => (await GapsAsync()).Count > before);
        await DingTalk.ConnectedAsync();
        await Bot.IdleAsync();
    }

    /// <summary>Everything in the outbox, its chats by the sample's ids.</summary>
    public async Task<IReadOnlyList<Said>> SaidAsync() => [.. (await Said.ByAsync(Bot)).Select(m => m with { Chat = SampleId(m.Chat) })];

    /// <summary>What is on all phones, its chats by the sample's ids.</summary>
    public async Task<IReadOnlyList<Bubble>> TranscriptAsync()
    {
        var bubbles = (await DingTalk.TranscriptAsync()).Concat(WeCom is null ? [] : await WeCom.TranscriptAsync());
        return [.. bubbles.Select(b => b with { Conversation = SampleId(b.Conversation) })];
    }

    public Task<IReadOnlyList<ConnectionGap>> GapsAsync() => ReadAsync(s => new ConnectionGaps().SinceAsync(s, DateTimeOffset.UnixEpoch));

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read) => Bot.Part<Database>().ReadAsync(read, CancellationToken.None);

    public Task WriteAsync(Func<Session, Task> write) => Bot.Part<Database>().WriteAsync(write, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        DingTalk.Dispose();
        WeCom?.Dispose();
        await Bot.DisposeAsync();
    }

    // A picture and the call stand in one message: a picture of its own cannot call.
    private async Task SendPictureAsync(string chat, string sender) => await HeardAsync(await (await FakeOfAsync(chat)).SayAsync(new
    {
        conversation = Where(chat), from = sender, kind = "mixed", text = "", mentionsBot = InGroup(chat), files = new[] { new { name = "截图.png", base64 = SandboxHost.Dot } },
    }));

    /// <summary>Where the chat lives; a private one where the bot keeps it.</summary>
    private async Task<FakePlatform> FakeOfAsync(string chat)
    {
        if (WeCom is null) return DingTalk;
        var channel = await ReadAsync(s => s.ScalarAsync<string>("SELECT channel FROM chat_groups WHERE id = @Id", new { Id = IdOf(chat) }));
        return channel == "dingtalk" ? DingTalk : WeCom;
    }

    private static bool InGroup(string chat) => !chat.StartsWith("dm-", StringComparison.Ordinal);

    private string Where(string chat) => InGroup(chat) ? IdOf(chat) : "private";

    private bool IsHere(string id) => Groups.Any(g => g.Id == id);

    private string SampleId(string id) => _sample.GetValueOrDefault(id, id);

    private static IEnumerable<string> SampleIds() =>
        File.ReadLines(Path.Combine(AntiFraudBot.Bot.Sandbox.SandboxSeed.Folder, "groups.csv")).Skip(1).Select(line => line.Split(',')[0]);
}
