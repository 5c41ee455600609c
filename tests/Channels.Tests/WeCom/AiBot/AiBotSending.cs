using System.Text.Json;
using AntiFraudBot.Channels.Tests.Sockets;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

/// <summary>The sender over a scripted connection, and what its tests say alike.</summary>
public abstract class AiBotSending : IAsyncDisposable
{
    protected static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);

    private protected AiBotStage Stage { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<ScriptedSocket> CalledAsync()
    {
        var platform = await Stage.StartedAsync();
        await AiBotStage.CalledAsync(platform, "m1", "r1");
        await Stage.HeardAsync();
        return platform;
    }

    private protected static string Markdown(JsonElement frame) => frame.GetProperty("body").GetProperty("markdown").GetProperty("content").GetString()!;
}
