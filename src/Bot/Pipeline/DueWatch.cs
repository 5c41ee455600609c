using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>
/// Does what fell due whenever its bell rings, and looks by itself every second. Each piece has a write of its own: one that fails is logged by its id, without
/// words, rests a little and keeps nobody behind it waiting.
/// </summary>
public abstract partial class DueWatch(Database database, Doorbell doorbell, Door door, TimeProvider clock, TimeProvider machine, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, DateTimeOffset> _resting = [];

    /// <summary>Ids of what is due now, what is due longest first.</summary>
    protected abstract Task<IReadOnlyList<string>> DueAsync(Session s, DateTimeOffset now);

    /// <summary>Does the piece, unless it is no longer due: the write comes after the look. False when there was nothing to do.</summary>
    protected abstract Task<bool> DoAsync(Session s, string id, DateTimeOffset now);

    /// <summary>So many pieces were committed, at least one.</summary>
    protected abstract void Done(int pieces);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.LookFailed(log, door, e);
            }

            await doorbell.WaitAsync(door, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var (now, tick) = (clock.GetUtcNow(), machine.GetUtcNow());
        foreach (var id in _resting.Where(r => r.Value <= tick).Select(r => r.Key).ToList()) _resting.Remove(id);
        var done = 0;
        foreach (var id in (await database.ReadAsync(s => DueAsync(s, now), ct)).Where(id => !_resting.ContainsKey(id)))
        {
            if (await TryAsync(id, now, tick, ct)) done++;
        }

        if (done > 0) Done(done);
    }

    private async Task<bool> TryAsync(string id, DateTimeOffset now, DateTimeOffset tick, CancellationToken ct)
    {
        try
        {
            return await database.WriteAsync(s => DoAsync(s, id, now), ct);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            // What the exception says may quote the case: its type and place must do.
            Log.PieceFailed(log, door, id, e.GetType().Name, e.StackTrace);
            _resting[id] = tick + Rest;
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Error, "What is due of {Door} could not be looked up")]
        public static partial void LookFailed(ILogger logger, Door door, Exception exception);

        [LoggerMessage(21, LogLevel.Error, "{Door}: {Id} failed with {Fault} and is tried again; the others went on\n{Trace}")]
        public static partial void PieceFailed(ILogger logger, Door door, string id, string fault, string? trace);
    }
}
