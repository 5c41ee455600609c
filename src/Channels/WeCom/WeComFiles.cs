using AntiFraudBot.Channels.WeCom.AiBot.Media;
using AntiFraudBot.Channels.WeCom.App;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>Files of both ways in: the app's by media id, the AI bot's by address and key. The reference says which.</summary>
internal sealed class WeComFiles(AppMedia? app, AiBotFiles bot) : IRemoteFiles
{
    public string Channel => WeComChannel.ChannelName;

    public Task<FetchOutcome> FetchAsync(RemoteFile file, Stream into, long maxBytes, CancellationToken ct)
    {
        if (!AppMedia.IsOurs(file.Reference)) return bot.FetchAsync(file, into, maxBytes, ct);
        return app?.FetchAsync(file, into, maxBytes, ct) ?? Task.FromResult<FetchOutcome>(new FetchOutcome.Failed("no-app"));
    }
}
