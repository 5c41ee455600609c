using System.Collections.Concurrent;
using System.Threading.Channels;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>
/// Messages that bring work too long for a write step aside until it is done, so that nobody's report waits for a file. Their lease is kept meanwhile; then they go
/// back to the inbox and are handled like any other. A crash in between costs the work, never the message.
/// </summary>
public sealed partial class Anteroom(
    Inbox inbox, IEnumerable<IForework> works, Doorbell doorbell, [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<Anteroom> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60), Renewal = TimeSpan.FromSeconds(15);

    private readonly IReadOnlyList<IForework> _works = [.. works];
    private readonly Channel<(InboundMessage Message, string Owner)> _waiting = Channel.CreateUnbounded<(InboundMessage, string)>();
    private readonly ConcurrentDictionary<string, string> _held = [];
    private readonly ConcurrentDictionary<string, bool> _ready = [];

    /// <summary>Whether the claimed message has to wait; if so it comes back through the inbox.</summary>
    public bool Takes(InboundMessage message, string owner)
    {
        if (_ready.ContainsKey(message.Id) || !_works.Any(w => w.Wants(message))) return false;
        if (_held.TryAdd(message.Id, owner)) _waiting.Writer.TryWrite((message, owner));
        return true;
    }

    /// <summary>The message was handled, or failed and is to be prepared again.</summary>
    public void Forget(string messageId)
    {
        if (!_ready.TryRemove(messageId, out _)) return;
        foreach (var work in _works) work.Forget(messageId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await Task.WhenAll(PrepareAllAsync(stoppingToken), KeepLeasesAsync(stoppingToken));

    // Side by side: whoever brings a small table does not wait for a roster. Each work keeps its own order.
    private async Task PrepareAllAsync(CancellationToken ct)
    {
        var running = new List<Task>();
        await foreach (var (message, owner) in _waiting.Reader.ReadAllAsync(ct))
        {
            running.RemoveAll(t => t.IsCompleted);
            running.Add(Task.Run(() => PrepareAsync(message, owner, ct), ct));
        }
    }

    private async Task PrepareAsync(InboundMessage message, string owner, CancellationToken ct)
    {
        try
        {
            foreach (var work in _works.Where(w => w.Wants(message))) await DoAsync(work, message, ct);
            _ready[message.Id] = true;
            // Whoever holds the lease now prepares it himself.
            if (!await inbox.ReturnAsync(owner, message.Id, ct)) Forget(message.Id);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            // The store did not take it back: the lease runs out, and it is claimed again.
            Log.NotReturned(log, message.Id, e);
            Forget(message.Id);
        }

        _held.TryRemove(message.Id, out _);
        doorbell.Ring(Door.Inbox);
    }

    private async Task DoAsync(IForework work, InboundMessage message, CancellationToken ct)
    {
        var (name, started) = (work.GetType().Name, machine.GetTimestamp());
        try
        {
            await work.PrepareAsync(message, ct);
            Log.Prepared(log, message.Id, name, (int)machine.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.NotPrepared(log, message.Id, name, e.GetType().Name, e.StackTrace);
        }
    }

    private async Task KeepLeasesAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Renewal, machine);
        while (await timer.WaitForNextTickAsync(ct))
        {
            foreach (var work in _works) work.Rest();
            foreach (var owner in _held.Values.Distinct().ToList())
            {
                try
                {
                    await inbox.HoldAsync(owner, [.. _held.Where(h => h.Value == owner).Select(h => h.Key)], Lease, ct);
                }
                catch (Exception e) when (e.IsFault(ct))
                {
                    Log.NotHeld(log, e);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Message {Id} was prepared by {Work} in {Milliseconds} ms")]
        public static partial void Prepared(ILogger logger, string id, string work, int milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "Message {Id} could not be given back after it was prepared")]
        public static partial void NotReturned(ILogger logger, string id, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "Leases of messages that are being prepared could not be kept")]
        public static partial void NotHeld(ILogger logger, Exception exception);

        [LoggerMessage(4, LogLevel.Warning, "Message {Id} could not be prepared by {Work}: {Fault}\n{Trace}")]
        public static partial void NotPrepared(ILogger logger, string id, string work, string fault, string? trace);
    }
}
