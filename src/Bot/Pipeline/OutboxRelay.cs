using System.Diagnostics;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>
/// Sends what is due, replies before bulk, and records the outcome. Only the relay retries. Held messages of one conversation
/// that come due together go out as one. Conversations are sent to side by side, within one in order.
/// </summary>
public sealed partial class OutboxRelay(
    Database database, Outbox outbox, Editions editions, IEnumerable<IChannel> channels, Doorbell doorbell, MessageMeter meter, TimeProvider clock,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int MaxAttempts = 6;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);
    private readonly string _owner = LeaseOwner.Of(database);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WriteAsync(s => outbox.ReleaseLeasesAsync(s, _owner), stoppingToken);
        var sent = new List<Sending>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                sent = await RoundAsync(sent, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever was not recorded is sent again when its lease is over.
                Log.RoundFailed(log, e);
                sent = [];
            }

            if (sent.Count == 0) await doorbell.WaitAsync(Door.Outbox, stoppingToken);
        }
    }

    /// <summary>Records what the round before sent and claims what is next in one commit, then sends it.</summary>
    private async Task<List<Sending>> RoundAsync(List<Sending> sent, CancellationToken ct)
    {
        var batches = await database.WriteAsync(
            async session =>
            {
                foreach (var (item, outcome) in sent) await RecordAsync(session, item, outcome);
                return await ClaimAsync(session);
            },
            ct);
        var conversations = batches.GroupBy(b => (b[0].Message.Channel, b[0].Message.ConversationId));
        return [.. (await Task.WhenAll(conversations.Select(c => SendInOrderAsync(c, ct)))).SelectMany(s => s)];
    }

    private async Task<List<Sending>> SendInOrderAsync(IEnumerable<List<OutboxItem>> batches, CancellationToken ct)
    {
        var sent = new List<Sending>();
        foreach (var batch in batches)
        {
            var outcome = await TracedAsync(batch, ct);
            sent.AddRange(batch.Select(item => new Sending(item, outcome)));
        }

        return sent;
    }

    /// <summary>Each batch is one message to send: a row, or held plain texts of one conversation that came due together.</summary>
    private async Task<List<List<OutboxItem>>> ClaimAsync(Session session)
    {
        var (now, machineNow) = (clock.GetUtcNow(), machine.GetUtcNow());
        var batches = new List<List<OutboxItem>>();
        foreach (var item in await outbox.ClaimDueAsync(session, _owner, now, machineNow, Lease, 64))
        {
            List<OutboxItem> batch = [item];
            if (item is { Held: true, Attempts: <= 1, Message: { DeliveryId: null, Attachments.Count: 0 } })
                batch.AddRange(await outbox.ClaimCompanionsAsync(session, item, _owner, now, machineNow, Lease));
            batches.Add(batch);
        }

        return batches;
    }

    private async Task<SendOutcome> TracedAsync(List<OutboxItem> batch, CancellationToken ct)
    {
        using var trace = MessageTrace.Send(batch[0].Message, batch[0].Id, batch[0].Attempts);
        var outcome = await SendAsync(batch, ct);
        trace?.SetTag("outcome", outcome.GetType().Name.ToLowerInvariant());
        if (outcome is not SendOutcome.Sent) trace?.SetStatus(ActivityStatusCode.Error);
        return outcome;
    }

    private async Task<SendOutcome> SendAsync(List<OutboxItem> batch, CancellationToken ct)
    {
        var first = batch[0];
        var message = batch.Count == 1 ? first.Message : first.Message with
        {
            Text = string.Join("\n\n", batch.Select(i => i.Message.Text)),
            Mentions = [.. batch.SelectMany(i => i.Message.Mentions).Distinct()],
            ReplyTo = null,
        };
        if (!_channels.TryGetValue(message.Channel, out var channel)) return new SendOutcome.Failed("no-channel", message.Channel);
        try
        {
            return await channel.SendAsync(Parcel(first.Id, message), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.SendThrew(log, first.Id, e);
            return new SendOutcome.Retry(e.GetType().Name);
        }
    }

    private static Parcel Parcel(string outboxId, OutboundMessage message) => new()
    {
        OutboxId = outboxId,
        Message = message,
        To = new Address { ChatId = message.ConversationId, Private = false },
    };

    private async Task RecordAsync(Session session, OutboxItem item, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                meter.Outbox(item.Message.Channel, "sent");
                await outbox.SentAsync(session, item.Id, sent.ExternalId, now);
                if (item.Message.DeliveryId is { } delivered) await editions.SetDeliveryAsync(session, delivered, DeliveryState.Sent, now, null);
                break;
            case SendOutcome.Retry retry when item.Attempts < MaxAttempts:
                meter.Outbox(item.Message.Channel, "retried");
                await outbox.RetryAsync(session, item.Id, retry.Code, now + (retry.After ?? TimeSpan.FromSeconds(5 << item.Attempts)));
                break;
            case SendOutcome.Deferred wait:
                meter.Outbox(item.Message.Channel, "deferred");
                await outbox.DeferAsync(session, item.Id, wait.Quota, now + wait.After);
                break;
            default:
                var reason = outcome switch
                {
                    SendOutcome.Failed failed => failed.Code,
                    SendOutcome.Unknown => "unconfirmed",
                    SendOutcome.Retry retry => retry.Code,
                    _ => outcome.GetType().Name,
                };
                Log.GaveUp(log, item.Id, reason);
                meter.Outbox(item.Message.Channel, "failed");
                await outbox.FailedAsync(session, item.Id, reason, now);
                if (item.Message.DeliveryId is { } lost) await editions.SetDeliveryAsync(session, lost, DeliveryState.Failed, now, reason);
                break;
        }
    }

    private sealed record Sending(OutboxItem Item, SendOutcome Outcome);

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Error, "A round of the outbox failed")]
        public static partial void RoundFailed(ILogger logger, Exception exception);

        [LoggerMessage(11, LogLevel.Warning, "Sending {Id} threw")]
        public static partial void SendThrew(ILogger logger, string id, Exception exception);

        [LoggerMessage(12, LogLevel.Error, "Outbox row {Id} given up: {Reason}")]
        public static partial void GaveUp(ILogger logger, string id, string reason);
    }
}
