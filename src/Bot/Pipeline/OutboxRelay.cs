using AntiFraudBot.Channels;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Sends what is due: a relay for each channel, so that a slow platform keeps nobody waiting but itself.</summary>
public sealed class OutboxRelay(
    Database database, Outbox outbox, Postman postman, IEnumerable<IChannel> channels, Doorbell doorbell, ILogger<OutboxRelay> log) : BackgroundService
{
    private readonly string _owner = LeaseOwner.Of(database);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WriteAsync(s => outbox.ReleaseLeasesAsync(s, _owner), stoppingToken);
        IChannel?[] all = [.. channels];
        if (all.Length == 0) all = [null];
        // The first also takes the rows of channels that are not set up (any more), and says so of them.
        string[] others = [.. all.Skip(1).Select(c => c!.Name)];
        await Task.WhenAll(all.Select((channel, i) =>
            new ChannelRelay(database, postman, channel, i == 0 ? others : null, _owner, doorbell.ForChannel(), log).RunAsync(stoppingToken)));
    }
}
