using System.Diagnostics;
using AntiFraudBot.Bot.Pictures;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Channels;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Rows that go out as one message, and the parcel made of them; no parcel when the person has no account there.</summary>
public sealed record Posting(IReadOnlyList<OutboxItem> Rows, OutboundMessage Message, Parcel? Parcel);

/// <summary>A posting that was tried.</summary>
public sealed record Posted(Posting Posting, SendOutcome Outcome);

/// <summary>What every way out does alike: takes rows from the outbox, sends one message, writes down what became of it. Only here is retried.</summary>
public sealed partial class Postman(
    Outbox outbox, Editions editions, AddressBook addresses, Darkroom darkroom, MessageMeter meter, TimeProvider clock,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<Postman> log)
{
    private const int MaxAttempts = 6;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2), Fine = TimeSpan.FromMilliseconds(5), Coarse = TimeSpan.FromMilliseconds(250);

    // Longer than any channel takes for one send: a row must not be claimed a second time while it is on its way.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>A row each, or held plain texts of one conversation that came due together. Channel and others as <see cref="Outbox.ClaimDueAsync"/> has them.</summary>
    public async Task<IReadOnlyList<Posting>> ClaimAsync(Session s, string owner, int take, string? channel, IReadOnlyCollection<string> others)
    {
        var (now, machineNow) = (clock.GetUtcNow(), machine.GetUtcNow());
        var postings = new List<Posting>();
        foreach (var item in await outbox.ClaimDueAsync(s, owner, now, machineNow, Lease, take, channel, others))
        {
            List<OutboxItem> rows = [item];
            if (item is { Held: true, Attempts: <= 1, Message: { DeliveryId: null, Form: null, Attachments.Count: 0 } })
                rows.AddRange(await outbox.ClaimCompanionsAsync(s, item, owner, now, machineNow, Lease));
            var message = Together(rows);
            postings.Add(new Posting(rows, message, await addresses.ParcelAsync(s, item.Id, message)));
        }

        return postings;
    }

    public async Task<SendOutcome> SendAsync(Posting posting, IChannel? channel, CancellationToken ct)
    {
        var first = posting.Rows[0];
        using var trace = MessageTrace.Send(first.Message, first.Id, first.Attempts);
        var outcome = await TryAsync(posting, channel, ct);
        trace?.SetTag("outcome", outcome.GetType().Name.ToLowerInvariant());
        if (outcome is not SendOutcome.Sent) trace?.SetStatus(ActivityStatusCode.Error);
        return outcome;
    }

    public async Task RecordAsync(Session s, Posted posted)
    {
        foreach (var item in posted.Posting.Rows) await RecordAsync(s, item, posted.Outcome);
    }

    private static OutboundMessage Together(List<OutboxItem> rows) => rows.Count == 1 ? rows[0].Message : rows[0].Message with
    {
        Text = string.Join("\n\n", rows.Select(r => r.Message.Text)),
        Mentions = [.. rows.SelectMany(r => r.Message.Mentions).Distinct()],
        ReplyTo = null,
    };

    private async Task<SendOutcome> TryAsync(Posting posting, IChannel? channel, CancellationToken ct)
    {
        if (channel is null) return new SendOutcome.Failed("no-channel", posting.Message.Channel);
        if (posting.Parcel is null) return new SendOutcome.Failed("no-account", posting.Message.Channel);
        try
        {
            return await channel.SendAsync(await DevelopedAsync(posting.Parcel), ct);
        }
        catch (PictureException e)
        {
            // The text went out before it and stands alone (rule K15).
            return new SendOutcome.Failed("picture", e.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The house is closing and the platform did not answer in time (rule P2).
            return new SendOutcome.Unknown("stopped");
        }
        catch (Exception e)
        {
            Log.SendThrew(log, posting.Rows[0].Id, e);
            return new SendOutcome.Retry(e.GetType().Name);
        }
    }

    // Not cut off when the house closes: what was not yet tried must not count as unconfirmed, and a picture takes a blink.
    private async Task<Parcel> DevelopedAsync(Parcel parcel) => parcel with { Message = await darkroom.DevelopAsync(parcel.Message, CancellationToken.None) };

    private async Task RecordAsync(Session s, OutboxItem item, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                meter.Outbox(item.Message.Channel, "sent");
                await outbox.SentAsync(s, item.Id, sent.ExternalId, now, sent.Others);
                if (item.Message.DeliveryId is { } delivered) await editions.SetDeliveryAsync(s, delivered, DeliveryState.Sent, now, null);
                break;
            case SendOutcome.Retry retry when item.Attempts < MaxAttempts:
                meter.Outbox(item.Message.Channel, "retried");
                await outbox.RetryAsync(s, item.Id, retry.Code, now + (retry.After ?? TimeSpan.FromSeconds(5 << item.Attempts)));
                break;
            case SendOutcome.Deferred wait:
                meter.Outbox(item.Message.Channel, "deferred");
                await outbox.DeferAsync(s, item.Id, wait.Quota, Together(now, wait.After));
                break;
            default:
                await GiveUpAsync(s, item, outcome, now);
                break;
        }
    }

    // What waits for one quota comes back together, not one by one, each a thousandth of a second after the other; a short wait stays short.
    private static DateTimeOffset Together(DateTimeOffset now, TimeSpan wait)
    {
        var grain = (wait < Short ? Fine : Coarse).Ticks;
        return new(((now + wait).UtcTicks + grain - 1) / grain * grain, TimeSpan.Zero);
    }

    private async Task GiveUpAsync(Session s, OutboxItem item, SendOutcome outcome, DateTimeOffset now)
    {
        var reason = outcome switch
        {
            SendOutcome.Failed failed => failed.Code,
            SendOutcome.Unknown => "unconfirmed",
            SendOutcome.Retry retry => retry.Code,
            _ => outcome.GetType().Name,
        };
        Log.GaveUp(log, item.Id, reason);
        meter.Outbox(item.Message.Channel, outcome is SendOutcome.Unknown ? "unconfirmed" : "failed");
        await outbox.FailedAsync(s, item.Id, reason, now);
        if (item.Message.DeliveryId is { } lost) await editions.SetDeliveryAsync(s, lost, DeliveryState.Failed, now, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Warning, "Sending {Id} threw")]
        public static partial void SendThrew(ILogger logger, string id, Exception exception);

        [LoggerMessage(12, LogLevel.Error, "Outbox row {Id} given up: {Reason}")]
        public static partial void GaveUp(ILogger logger, string id, string reason);
    }
}
