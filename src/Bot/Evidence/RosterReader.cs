using System.Collections.Concurrent;
using System.Threading.Channels;
using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>
/// Messages with a workbook step aside until it is read: one after the other, outside every write, so that nobody's report waits for a roster. Their lease is kept
/// meanwhile; then they go back to the inbox and are handled like any other, with the reading at hand. A crash in between costs the reading, never the message.
/// </summary>
public sealed partial class RosterReader(
    Inbox inbox, RosterExamination examination, RosterReadings readings, RosterProcess reader, Doorbell doorbell,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<RosterReader> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60), Renewal = TimeSpan.FromSeconds(15), Linger = TimeSpan.FromSeconds(30);

    private readonly Channel<(InboundMessage Message, string Owner)> _waiting = Channel.CreateUnbounded<(InboundMessage, string)>();
    private readonly ConcurrentDictionary<string, string> _held = [];

    /// <summary>Whether the claimed message has to wait for its file; if so it comes back through the inbox.</summary>
    public bool Takes(InboundMessage message, string owner)
    {
        if (!RosterMail.MayBring(message) || readings.Has(message.Id)) return false;
        if (_held.TryAdd(message.Id, owner)) _waiting.Writer.TryWrite((message, owner));
        return true;
    }

    /// <summary>The message was handled, or failed and is to be read again.</summary>
    public void Forget(string messageId) => readings.Forget(messageId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await Task.WhenAll(ReadAllAsync(stoppingToken), KeepLeasesAsync(stoppingToken));

    private async Task ReadAllAsync(CancellationToken ct)
    {
        while (await NextAsync(ct))
        {
            while (_waiting.Reader.TryRead(out var waiting)) await ReadAsync(waiting.Message, waiting.Owner, ct);
        }
    }

    /// <summary>The reading process stays a while for the next file of a Monday morning, then gives its memory back.</summary>
    private async Task<bool> NextAsync(CancellationToken ct)
    {
        var next = _waiting.Reader.WaitToReadAsync(ct).AsTask();
        if (reader.Id is not null && await Task.WhenAny(next, Task.Delay(Linger, machine, ct)) != next && !ct.IsCancellationRequested) reader.Rest();
        return await next;
    }

    private async Task ReadAsync(InboundMessage message, string owner, CancellationToken ct)
    {
        try
        {
            readings.Keep(message.Id, await ExaminedAsync(message, ct));
            // Whoever holds the lease now reads it himself.
            if (!await inbox.ReturnAsync(owner, message.Id, ct)) readings.Forget(message.Id);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            // The store did not take it back: the lease runs out, and it is claimed again.
            Log.NotReturned(log, message.Id, e);
            readings.Forget(message.Id);
        }

        _held.TryRemove(message.Id, out _);
        doorbell.Ring(Door.Inbox);
    }

    private async Task<RosterReading> ExaminedAsync(InboundMessage message, CancellationToken ct)
    {
        try
        {
            var started = machine.GetTimestamp();
            var reading = await examination.ExamineAsync(message, ct);
            Log.Examined(log, message.Id, reading.GetType().Name, (int)machine.GetElapsedTime(started).TotalMilliseconds);
            return reading;
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            return new RosterReading.Failed(e);
        }
    }

    private async Task KeepLeasesAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Renewal, machine);
        while (await timer.WaitForNextTickAsync(ct))
        {
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
        [LoggerMessage(1, LogLevel.Information, "The file of message {Id} was examined in {Milliseconds} ms: {Outcome}")]
        public static partial void Examined(ILogger logger, string id, string outcome, int milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "Message {Id} could not be given back after its file was read")]
        public static partial void NotReturned(ILogger logger, string id, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "Leases of messages whose files are being read could not be kept")]
        public static partial void NotHeld(ILogger logger, Exception exception);
    }
}
