using System.Diagnostics;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>
/// Takes one message per conversation at a time, in order, under a lease, and handles each in one commit: ledger and state,
/// outbox rows, "handled". Under load neighbours share a commit; when one of them fails, each is handled alone.
/// A message that keeps failing is parked, never lost.
/// </summary>
public sealed partial class InboxWorker(
    Database database, Inbox inbox, SandboxTranscript transcript, TurnBuilder turns, Mouth mouth, RegistryCache registries, Anteroom anteroom, Doorbell doorbell, MessageMeter meter, Attachments attachments,
    TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<InboxWorker> log) : BackgroundService
{
    private const int MaxAttempts = 5;
    private const int Take = 64;

    // New posts wait for the writer meanwhile: a commit may not grow longer than this.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly string _owner = LeaseOwner.Of(database);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await inbox.ReleaseLeasesAsync(_owner, stoppingToken);
        // What the process died over between the commit and the destroying.
        Destroy(await database.ReadAsync(attachments.DoomedAsync, stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            var handled = 0;
            try
            {
                var items = await ClaimAsync(stoppingToken);
                while (handled < items.Count) handled += await HandleNextAsync(items, handled, stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                // Not even the failure could be written (a full disk): the lease runs out and the message is claimed again.
                Log.RoundFailed(log, e);
                handled = 0;
            }

            if (handled == 0) await doorbell.WaitAsync(Door.Inbox, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<InboxItem>> ClaimAsync(CancellationToken ct)
    {
        try
        {
            // What brings a file to be read steps aside until that is done; neighbours do not wait for it.
            return [.. (await inbox.ClaimAsync(_owner, Lease, Take, ct)).Where(i => !anteroom.Takes(i.Message, _owner))];
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.ClaimFailed(log, e);
            return [];
        }
    }

    /// <summary>Handles the item and, while there is time, those after it; returns how many.</summary>
    private async Task<int> HandleNextAsync(IReadOnlyList<InboxItem> items, int first, CancellationToken ct)
    {
        var handled = items.Count - first > 1 ? await TogetherAsync(items, first, ct) : 0;
        if (handled == 0)
        {
            for (var i = first; i < items.Count; i++) await AloneAsync(items[i], ct);
            handled = items.Count - first;
        }

        foreach (var item in items.Skip(first).Take(handled)) anteroom.Forget(item.Message.Id);
        return handled;
    }

    /// <summary>Several messages in one commit, as many as fit the slice. Zero = one of them failed and none is handled.</summary>
    private async Task<int> TogetherAsync(IReadOnlyList<InboxItem> items, int first, CancellationToken ct)
    {
        try
        {
            var handled = await database.WriteAsync(session => CommitSliceAsync(session, items, first), ct);
            foreach (var (handler, duration, _) in handled) meter.Handled(handler, duration);
            Destroy(handled.SelectMany(h => h.Destroys));
            doorbell.Ring(Door.Outbox);
            return handled.Count;
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.TogetherFailed(log, e);
            registries.Forget();
            return 0;
        }
    }

    private async Task<List<(string Handler, TimeSpan Duration, IReadOnlyList<string> Destroys)>> CommitSliceAsync(Session session, IReadOnlyList<InboxItem> items, int first)
    {
        var started = machine.GetTimestamp();
        var handled = new List<(string, TimeSpan, IReadOnlyList<string>)>();
        do
        {
            var item = items[first + handled.Count];
            using var trace = MessageTrace.Handle(item.Message.Id, item.Attempts);
            var begun = machine.GetTimestamp();
            var (handler, destroys) = await CommitAsync(session, item.Message);
            trace?.SetTag("handler", handler);
            handled.Add((handler, machine.GetElapsedTime(begun), destroys));
        }
        while (first + handled.Count < items.Count && machine.GetElapsedTime(started) < Slice);
        return handled;
    }

    private async Task AloneAsync(InboxItem item, CancellationToken ct)
    {
        using var trace = MessageTrace.Handle(item.Message.Id, item.Attempts);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (handler, destroys) = await database.WriteAsync(session => CommitAsync(session, item.Message), ct);
            Destroy(destroys);
            meter.Handled(handler, Stopwatch.GetElapsedTime(started));
            trace?.SetTag("handler", handler);
            doorbell.Ring(Door.Outbox);
        }
        catch (AlreadyHandledException)
        {
            // Another worker's lease ran into ours and it was faster; its commit stands, ours rolled back.
            Log.AlreadyHandled(log, item.Message.Id);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.HandlingFailed(log, item.Message.Id, item.Attempts, e);
            TimeSpan? retry = item.Attempts < MaxAttempts ? TimeSpan.FromSeconds(1 << item.Attempts) : null;
            meter.Failed(e.GetType().Name, parked: retry is null);
            trace?.SetTag("error.type", e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            await inbox.FailedAsync(item.Message.Id, e.GetType().Name, retry, ct);
            if (retry is null) await ApologiseAsync(item.Message, ct);
        }
    }

    private async Task<(string Handler, IReadOnlyList<string> Destroys)> CommitAsync(Session session, InboundMessage message)
    {
        var now = clock.GetUtcNow();
        var (result, handler) = await turns.RunAsync(session, message, now);
        foreach (var save in result.Saves) await save(session);
        foreach (var say in result.Says) await mouth.SayAsync(session, say, now);
        var masked = result.Kept ?? Masking.Mask(message.Text);
        await inbox.HandledAsync(session, message.Id, masked, now, keepsQuoted: result.Kept is null);
        if (result.Destroys.Count > 0) await attachments.DoomAsync(session, result.Destroys, now);
        if (masked != message.Text) await transcript.MaskAsync(session, message.Id, masked);
        Log.Handled(log, message.Id, handler, result.Says.Count);
        return (handler, result.Destroys);
    }

    private void Destroy(IEnumerable<string> files)
    {
        foreach (var id in files)
        {
            try
            {
                attachments.Discard(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nobody refers to it any more: the nightly sweep takes it.
                Log.NotDestroyed(log, id, e);
            }
        }
    }

    private Task<bool> ApologiseAsync(InboundMessage message, CancellationToken ct) => database.WriteAsync(
        session => mouth.SayAsync(
            session,
            new OutboundMessage
            {
                Key = $"parked/{message.Id}",
                Channel = message.Channel,
                ConversationId = message.ConversationId,
                Text = "这条消息我没能处理，已留存并转平安办人工查看，数据不会丢。",
                Lane = Lane.Reply,
                ReplyTo = message.Id,
            },
            clock.GetUtcNow()),
        ct);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Message {Id} handled by {Handler}, {Answers} answers")]
        public static partial void Handled(ILogger logger, string id, string handler, int answers);

        [LoggerMessage(2, LogLevel.Error, "Message {Id} failed at attempt {Attempt}")]
        public static partial void HandlingFailed(ILogger logger, string id, int attempt, Exception exception);

        [LoggerMessage(4, LogLevel.Information, "Message {Id} was handled by another worker")]
        public static partial void AlreadyHandled(ILogger logger, string id);

        [LoggerMessage(5, LogLevel.Information, "A message of a batch failed; each is tried alone")]
        public static partial void TogetherFailed(ILogger logger, Exception exception);

        [LoggerMessage(6, LogLevel.Error, "A round of the inbox could not be finished")]
        public static partial void RoundFailed(ILogger logger, Exception exception);

        [LoggerMessage(7, LogLevel.Warning, "File {Id} could not be destroyed yet")]
        public static partial void NotDestroyed(ILogger logger, string id, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "Claiming from the inbox failed")]
        public static partial void ClaimFailed(ILogger logger, Exception exception);
    }
}
