using System.Threading.Channels;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>
/// Deletes people of rosters that were replaced, or read and never booked, as soon as their message is handled, in slices so short that nobody's report waits
/// (rule E5). What a crash leaves is taken at the next start, or by the nightly sweep.
/// </summary>
public sealed partial class RosterClearing(Database database, RosterPeople people, ILogger<RosterClearing> log) : BackgroundService
{
    private readonly Channel<RosterReading.Checked> _handled = Channel.CreateUnbounded<RosterReading.Checked>();
    private int _pending = 1;

    /// <summary>Whether nothing waits to be deleted.</summary>
    public bool IsIdle => Volatile.Read(ref _pending) == 0;

    /// <summary>The message whose file was read so has been handled.</summary>
    public void After(RosterReading.Checked read)
    {
        Interlocked.Increment(ref _pending);
        _handled.Writer.TryWrite(read);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ClearAsync(people.ReplacedAsync, stoppingToken);
        Interlocked.Decrement(ref _pending);
        await foreach (var read in _handled.Reader.ReadAllAsync(stoppingToken))
        {
            await ClearAsync(async s => [.. await people.UnbookedAsync(s, read.RosterId), .. await people.ReplacedAsync(s)], stoppingToken);
            Interlocked.Decrement(ref _pending);
        }
    }

    private async Task ClearAsync(Func<Session, Task<IReadOnlyList<string>>> which, CancellationToken ct)
    {
        try
        {
            foreach (var id in await database.ReadAsync(which, ct))
            {
                while (await database.WriteAsync(s => people.ClearSliceAsync(s, id), ct) > 0)
                {
                    // Others write between two slices.
                }
            }
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.NotCleared(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "People of rosters could not be deleted yet; the nightly sweep takes them")]
        public static partial void NotCleared(ILogger logger, Exception exception);
    }
}
