using AntiFraudBot.Bot.Simulation;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Week;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>How the bot hears: over its long connection, or called at its addresses.</summary>
public enum Line { Connected, Called }

/// <summary>The bot with the fake WeCom beside it, as `run --simulate wecom` starts them, the sample township on it, both clocks moved together.</summary>
public sealed class WeComHost : IAsyncDisposable
{
    private const string Token = "simulatedToken0001";
    private const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static readonly Dictionary<string, string?> CalledSettings = new()
    {
        ["WeCom:AiBot:Secret"] = "",
        ["WeCom:AiBot:Token"] = Token,
        ["WeCom:AiBot:EncodingAESKey"] = AesKey,
        ["WeCom:App:Token"] = Token,
        ["WeCom:App:EncodingAESKey"] = AesKey,
    };

    private readonly Line _line;

    private WeComHost(SandboxHost bot, Line line) => (Bot, Fake, _line) = (bot, new FakeWeCom(bot.Part<SimulatorProcess>().Url), line);

    public SandboxHost Bot { get; }

    public FakeWeCom Fake { get; private set; }

    public static async Task<WeComHost> StartAsync(Line line, Stage? stage = null)
    {
        var wanted = (stage ?? new Stage()) with { Simulate = "wecom" };
        if (line == Line.Called) wanted = wanted with { Settings = new Dictionary<string, string?>(wanted.Settings.Concat(CalledSettings)) };
        var host = new WeComHost(await SandboxHost.StartAsync(wanted), line);
        if (line == Line.Connected) await host.Fake.SubscribedAsync();
        else foreach (var (what, path) in new[] { ("bot", "aibot"), ("app", "app") }) await host.SaveAddressAsync(what, path);
        return host;
    }

    /// <summary>Both end and begin again, the fake filled anew from the store.</summary>
    public async Task RestartAsync()
    {
        Fake.Dispose();
        await Bot.RestartAsync();
        Fake = new FakeWeCom(Bot.Part<SimulatorProcess>().Url);
        await Fake.SubscribedAsync();
    }

    /// <summary>Somebody speaks, in a group with @ before it, in private without; returns when the bot has dealt with it.</summary>
    public async Task SayAsync(string chat, string sender, string text) => await HeardAsync(await SpeakAsync(chat, sender, text));

    /// <summary>Says it without waiting for the bot.</summary>
    public Task<string> SpeakAsync(string chat, string sender, string text) => Fake.SayAsync(new { conversation = Where(chat), from = sender, text, mentionsBot = InGroup(chat) });

    /// <summary>A picture with @ before it, as one message.</summary>
    public async Task SendPictureAsync(string chat, string sender, string base64) => await HeardAsync(await Fake.SayAsync(new
    {
        conversation = Where(chat), from = sender, kind = "mixed", text = "", mentionsBot = InGroup(chat), files = new[] { new { name = "截图.png", base64 } },
    }));

    /// <summary>Returns when the message is in the store and nothing is left to do.</summary>
    public async Task HeardAsync(string msgId)
    {
        await FakeWeCom.UntilAsync(async () => await ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE external_id LIKE @Id", new { Id = "%" + msgId })) > 0);
        await Bot.IdleAsync();
    }

    public async Task PlayAsync(IEnumerable<ScriptLine> lines)
    {
        foreach (var line in lines)
        {
            await Bot.ReachAsync("2026-" + line.Time);
            if (line.Text == Script.Picture) await SendPictureAsync(line.Group!, line.Sender!, SandboxHost.Dot);
            else if (line.Text is not null) await SayAsync(line.Group!, line.Sender!, line.Text);
        }
    }

    /// <summary>The line breaks; returns when the bot is back and has kept the gap.</summary>
    public async Task CutAsync()
    {
        var before = (await GapsAsync()).Count;
        await Fake.CutAsync();
        await FakeWeCom.UntilAsync(async () => (await GapsAsync()).Count > before);
        await Bot.IdleAsync();
    }

    public Task<IReadOnlyList<ConnectionGap>> GapsAsync() => ReadAsync(s => new ConnectionGaps().SinceAsync(s, DateTimeOffset.UnixEpoch));

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read) => Bot.Part<Database>().ReadAsync(read, CancellationToken.None);

    public Task WriteAsync(Func<Session, Task> write) => Bot.Part<Database>().WriteAsync(write, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Fake.Dispose();
        await Bot.DisposeAsync();
    }

    private static bool InGroup(string chat) => !chat.StartsWith("dm-", StringComparison.Ordinal);

    // Called at its address, the bot leaves private talk to the app: that is the other callback.
    private string Where(string chat) => InGroup(chat) ? chat : _line == Line.Called ? "app" : "private";

    // The console asks the address and gives it one second; who is refused presses 保存 again.
    private Task SaveAddressAsync(string what, string path) => FakeWeCom.UntilAsync(() => Fake.TryPostAsync(
        "wecom/callback", new { what, url = $"{Bot.Url}/callback/wecom/{path}", token = Token, encodingAesKey = AesKey }));
}
