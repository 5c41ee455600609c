using System.Text;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Ways;

/// <summary>
/// Sends a parcel by the first way that takes it, in as many platform messages as it needs. What was already shown of a parcel is not shown
/// again when the relay comes back with it. Choosing gives the ways of a parcel in order.
/// </summary>
internal sealed class Carrier(Func<Parcel, IReadOnlyList<IWay>> choosing, QuotaBook quotas)
{
    /// <summary>What a way answers when it surely has nothing sent because it is not there at the moment; another way may be taken.</summary>
    public const string Offline = "offline";

    private readonly RecentMap<Progress> _begun = new(20_000);

    /// <summary>noWay: what to say when there is none at all.</summary>
    public async Task<SendOutcome> SendAsync(Parcel parcel, SendOutcome noWay, CancellationToken ct)
    {
        var outcome = noWay;
        foreach (var way in WaysOf(parcel))
        {
            outcome = await SendAsync(way, parcel, ct);
            if (outcome is not (SendOutcome.Failed or SendOutcome.Retry { Code: Offline }) || _begun.TryGet(parcel.OutboxId, out _)) return outcome;
        }

        return outcome;
    }

    public IReadOnlyList<PlannedSend> Plan(Parcel parcel)
    {
        if (WaysOf(parcel) is not [var first, ..]) return [];
        return [.. PiecesOf(first, parcel).Select(piece => new PlannedSend(first.Name, first.Claims(piece)))];
    }

    private IReadOnlyList<IWay> WaysOf(Parcel parcel) => _begun.TryGet(parcel.OutboxId, out var begun) ? [begun!.Way] : choosing(parcel);

    private async Task<SendOutcome> SendAsync(IWay way, Parcel parcel, CancellationToken ct)
    {
        var pieces = PiecesOf(way, parcel);
        if (pieces.Count == 0) return new SendOutcome.Failed("empty", "没有内容可发。");
        var progress = _begun.TryGet(parcel.OutboxId, out var begun) ? begun! : new Progress(way, 0, []);
        while (progress.Shown < pieces.Count)
        {
            var piece = pieces[progress.Shown];
            if (!way.CountsItself && quotas.TryTake(way.Claims(piece)) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
            var outcome = await way.SendAsync(piece, ct);
            if (outcome is not SendOutcome.Sent sent) return outcome;
            progress = new Progress(way, progress.Shown + 1, sent.ExternalId is { } id ? [.. progress.Ids, id] : progress.Ids);
            if (pieces.Count > 1) _begun.Set(parcel.OutboxId, progress);
        }

        return new SendOutcome.Sent(progress.Ids.Count > 0 ? progress.Ids[0] : null, progress.Ids.Count > 1 ? [.. progress.Ids.Skip(1)] : null);
    }

    private static IReadOnlyList<Parcel> PiecesOf(IWay way, Parcel parcel) =>
        Pieces.Of(parcel, way.Room(parcel.Message.Text) - parcel.Mentions.Sum(BytesOf));

    // A name that is written out, or an id where it has to stand in the text.
    private static int BytesOf(Callee callee) => Encoding.UTF8.GetByteCount(callee.UserId ?? callee.Name) + 4;

    private sealed record Progress(IWay Way, int Shown, IReadOnlyList<string> Ids);
}
