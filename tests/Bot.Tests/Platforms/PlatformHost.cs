using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>The whole bot with a scripted platform, the sample township on it, and a clock that can be moved.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    private PlatformHost(ScriptedPlatform platform, SandboxHost bot) => (Platform, Bot) = (platform, bot);

    public ScriptedPlatform Platform { get; }

    public SandboxHost Bot { get; }

    public static Task<PlatformHost> StartAsync(params ScriptedPlatform[] platforms) => StartAsync(new Stage(), platforms);

    public static async Task<PlatformHost> StartAsync(Stage stage, params ScriptedPlatform[] platforms)
    {
        ScriptedPlatform[] all = platforms.Length == 0 ? [new ScriptedPlatform()] : platforms;
        return new PlatformHost(all[0], await SandboxHost.StartAsync(stage with { Platforms = [.. all.Select(p => p.Setting)] }));
    }

    /// <summary>Says something in a group and returns what was sent since.</summary>
    public async Task<IReadOnlyList<Parcel>> AskAsync(string group, string user, string text)
    {
        var before = Platform.Sent.Count;
        await Platform.SayAsync(group, user, text);
        await Bot.IdleAsync();
        return [.. Platform.Sent.Skip(before)];
    }

    public async Task<IReadOnlyList<Parcel>> TellAsync(string user, string text)
    {
        var before = Platform.Sent.Count;
        await Platform.TellAsync(user, text);
        await Bot.IdleAsync();
        return [.. Platform.Sent.Skip(before)];
    }

    /// <summary>Waits until somebody was told something with these words, and returns it.</summary>
    public async Task<string> ToldAsync(string user, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var told = Platform.Sent.FirstOrDefault(p => p.To.Private && p.To.ChatId == user && p.Message.Text.Contains(words, StringComparison.Ordinal));
            if (told is not null) return told.Message.Text;
            await Task.Delay(5, patience.Token);
        }
    }

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read) => Bot.Part<Database>().ReadAsync(read, CancellationToken.None);

    public Task WriteAsync(Func<Session, Task> write) => Bot.Part<Database>().WriteAsync(write, CancellationToken.None);

    /// <summary>Puts a message into the outbox as a handler or job would.</summary>
    public Task EnqueueAsync(OutboundMessage message) =>
        WriteAsync(s => Bot.Part<Mouth>().SayAsync(s, message, Platform.House.Campaign.GetUtcNow()));

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
