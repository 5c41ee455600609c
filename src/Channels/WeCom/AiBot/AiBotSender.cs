using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Sockets;
using AntiFraudBot.Channels.WeCom.AiBot.Media;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// Speaks over the AI bot's long connection: an answer to a message while the connection that heard it lasts, or a push into a chat where
/// somebody has written to the bot before.
/// </summary>
public sealed class AiBotSender(AiBotConnection connection, QuotaBook quotas, Func<string, Stream> openAttachment, TimeProvider machine, ILogger log) : IAiBotVoice
{
    /// <summary>The code when nothing was sent because there is no connection: another way may be taken.</summary>
    public const string Offline = "offline";

    private const string MediaGone = "40007";
    private const int StaleReqId = 846605;
    private const int StreamOver = 846608;
    private const int NoStreamInGroups = 600039;
    private const int NotSubscribed = 846609;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan QuotaRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilConnected = TimeSpan.FromSeconds(5);

    private readonly Deliveries _deliveries = new(machine);
    private readonly MediaUpload _upload = new(machine);

    /// <summary>Whether there is an accepted connection.</summary>
    public bool Ready => connection.Current is not null;

    public bool Pushes => true;

    public bool CanReply(Parcel piece) =>
        connection.Current?.Tickets.Of(piece.Answers?.ExternalId) is not null || _deliveries.Of(piece.OutboxId) is { Unconfirmed: not null };

    public int Room(string text) => AiBotPiece.Room(text);

    public Task<SendOutcome> ReplyAsync(Parcel piece, CancellationToken ct) => DeliverAsync(piece, asReply: true, ct);

    public Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct) => DeliverAsync(piece, asReply: false, ct);

    private async Task<SendOutcome> DeliverAsync(Parcel parcel, bool asReply, CancellationToken ct)
    {
        var delivery = _deliveries.Begin(parcel.OutboxId);
        var outcome = await DeliverAsync(parcel, delivery, asReply, ct);
        // The platform no longer knows the file.
        if (outcome is SendOutcome.Retry retry && retry.Code == MediaGone) delivery.Media = null;
        if (outcome is not (SendOutcome.Retry or SendOutcome.Deferred)) _deliveries.End(parcel.OutboxId);
        return outcome;
    }

    private async Task<SendOutcome> DeliverAsync(Parcel parcel, Delivery delivery, bool asReply, CancellationToken ct)
    {
        var session = connection.Current;
        if (delivery.Unconfirmed is { } tried)
            return tried.Session == session ? await RepeatAsync(parcel, delivery, tried) : new SendOutcome.Unknown("connection-lost");
        if (session is null) return new SendOutcome.Retry(Offline, UntilConnected);
        var (piece, stopped) = await PieceAsync(session, parcel, delivery, ct);
        if (piece is null) return stopped!;
        return asReply && session.Tickets.Of(parcel.Answers?.ExternalId) is { } reqId
            ? await ReplyAsync(session, parcel, delivery, piece, reqId)
            : await PushAsync(session, parcel, piece);
    }

    private async Task<(AiBotPiece? Piece, SendOutcome? Stopped)> PieceAsync(AiBotSession session, Parcel parcel, Delivery delivery, CancellationToken ct)
    {
        if (parcel.Message.Attachments is not [var attachment, ..])
            return string.IsNullOrWhiteSpace(parcel.Message.Text) ? (null, new SendOutcome.Failed("empty", "消息没有内容。")) : (AiBotPiece.Of(parcel), null);
        if (delivery.Media is null && await UploadAsync(session, delivery, attachment, ct) is { } stopped) return (null, stopped);
        return (new AiBotPiece.File(delivery.Media!), null);
    }

    private async Task<SendOutcome> ReplyAsync(AiBotSession session, Parcel parcel, Delivery delivery, AiBotPiece piece, string reqId)
    {
        if (Wait(parcel) is { } wait) return wait;
        var asked = await session.AskAsync("aibot_respond_msg", reqId, piece.AsReply(parcel.OutboxId), AnswerLimit);
        var refusedAsReply = asked is Asked<AiBotAnswer>.Answered { Answer.Code: StaleReqId or StreamOver or NoStreamInGroups };
        var unconfirmed = asked is Asked<AiBotAnswer>.TimedOut && piece.Repeatable;

        // After that nothing else goes under this req_id: a late answer could be taken for its answer, and it carries but one file.
        if (refusedAsReply || unconfirmed || piece is AiBotPiece.File) session.Tickets.Forget(parcel.Answers!.ExternalId);
        if (refusedAsReply) return await PushAsync(session, parcel, piece);
        if (!unconfirmed) return Outcome(asked, parcel);
        delivery.Unconfirmed = new Unconfirmed(session, reqId);
        return new SendOutcome.Retry("ack-timeout", Soon);
    }

    // The same stream with the same words: where the first try arrived this one replaces it.
    private async Task<SendOutcome> RepeatAsync(Parcel parcel, Delivery delivery, Unconfirmed tried)
    {
        if (Wait(parcel) is { } wait) return wait;
        var asked = await tried.Session.AskAsync("aibot_respond_msg", tried.ReqId, AiBotPiece.Of(parcel).AsReply(parcel.OutboxId), AnswerLimit);
        switch (asked)
        {
            case Asked<AiBotAnswer>.TimedOut:
                return new SendOutcome.Retry("ack-timeout", Soon);
            case Asked<AiBotAnswer>.Answered { Answer.Code: StreamOver }:
                // The platform can only know this stream from the try it never answered.
                return new SendOutcome.Sent(null);
            case Asked<AiBotAnswer>.Answered { Answer.Code: StaleReqId }:
                return new SendOutcome.Unknown("ack-timeout");
            case Asked<AiBotAnswer>.Answered { Answer.Code: NoStreamInGroups }:
                delivery.Unconfirmed = null;
                return await PushAsync(tried.Session, parcel, AiBotPiece.Of(parcel));
            default:
                return Outcome(asked, parcel);
        }
    }

    private async Task<SendOutcome> PushAsync(AiBotSession session, Parcel parcel, AiBotPiece piece)
    {
        if (Wait(parcel) is { } wait) return wait;
        var body = piece.AsPush(parcel.To.ChatId, parcel.To.Private ? 1 : 2);
        return Outcome(await session.AskAsync("aibot_send_msg", null, body, AnswerLimit), parcel);
    }

    private async Task<SendOutcome?> UploadAsync(AiBotSession session, Delivery delivery, Attachment attachment, CancellationToken ct)
    {
        if (delivery.Upload is null && quotas.TryTake([WeComQuotas.AiUploads]) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
        switch (await _upload.RunAsync(session, attachment, openAttachment, delivery, ct))
        {
            case Uploaded.Done:
                return null;
            case Uploaded.Refused refused when ErrorCodes.Of(refused.Code) is Refusal.Quota:
                return Rest(WeComQuotas.AiUploads);
            case Uploaded.Refused refused:
                return Refused(refused.Code);
            case Uploaded.Unfit unfit:
                return new SendOutcome.Failed("file", unfit.Says);
            default:
                // Nobody saw anything of it: an upload may be begun again at will.
                return new SendOutcome.Retry("upload", Soon);
        }
    }

    private SendOutcome.Deferred? Wait(Parcel parcel) =>
        quotas.TryTake([WeComQuotas.AiConversation(parcel.To.ChatId)]) is { } wait ? new SendOutcome.Deferred(wait.Key, wait.After) : null;

    private SendOutcome.Deferred Rest(QuotaClaim claim)
    {
        quotas.Rest(claim.Key, QuotaRest);
        return new SendOutcome.Deferred(claim.Key, QuotaRest);
    }

    private SendOutcome Outcome(Asked<AiBotAnswer> asked, Parcel parcel)
    {
        switch (asked)
        {
            case Asked<AiBotAnswer>.Answered { Answer.Code: 0 }:
                return new SendOutcome.Sent(null);
            case Asked<AiBotAnswer>.Answered { Answer: { } answer } when ErrorCodes.Of(answer.Code) is Refusal.Quota:
                return Rest(WeComQuotas.AiConversation(parcel.To.ChatId));
            case Asked<AiBotAnswer>.Answered { Answer: { } answer }:
                log.LogWarning("The AI bot's message {OutboxId} was refused with {Code}", parcel.OutboxId, answer.Code);
                return Refused(answer.Code);
            case Asked<AiBotAnswer>.NotSent:
                return new SendOutcome.Retry("not-sent", Soon);
            case Asked<AiBotAnswer>.TimedOut:
                return new SendOutcome.Unknown("ack-timeout");
            default:
                return new SendOutcome.Unknown("connection-lost");
        }
    }

    private static SendOutcome Refused(int code)
    {
        var text = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return code == NotSubscribed || ErrorCodes.Of(code) is Refusal.Later or Refusal.Media
            ? new SendOutcome.Retry(text, Soon)
            : new SendOutcome.Failed(text, ErrorCodes.Chinese(code));
    }
}
