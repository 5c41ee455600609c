using System.Text;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>
/// Sends a parcel by the first way that takes it, in as many platform messages as it needs. What was already shown of a parcel is not shown
/// again when the relay comes back with it.
/// </summary>
public sealed class WeComChannel : IChannel, ISendPlanner
{
    /// <summary>What a way answers when it surely has nothing sent because it is not there at the moment; another way may be taken.</summary>
    public const string Offline = "offline";

    public const string ChannelName = "wecom";

    private readonly IReadOnlyDictionary<Way, IWay> _ways;
    private readonly Func<Parcel, Reach> _reach;
    private readonly QuotaBook _quotas;
    private readonly RecentMap<Progress> _begun = new(20_000);

    internal WeComChannel(IReadOnlyDictionary<Way, IWay> ways, Func<Parcel, Reach> reach, QuotaBook quotas) =>
        (_ways, _reach, _quotas) = (ways, reach, quotas);

    public string Name => ChannelName;

    string ISendPlanner.Channel => ChannelName;

    public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct)
    {
        SendOutcome outcome = NoWay(parcel);
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
        var way = _ways[first];
        return [.. PiecesOf(way, parcel).Select(piece => new PlannedSend(way.Name, way.Claims(piece)))];
    }

    private IReadOnlyList<Way> WaysOf(Parcel parcel) =>
        _begun.TryGet(parcel.OutboxId, out var begun) ? [begun!.Way] : Routes.For(parcel, _reach(parcel));

    private async Task<SendOutcome> SendAsync(Way name, Parcel parcel, CancellationToken ct)
    {
        var way = _ways[name];
        var pieces = PiecesOf(way, parcel);
        if (pieces.Count == 0) return new SendOutcome.Failed("empty", "没有内容可发。");
        var progress = _begun.TryGet(parcel.OutboxId, out var begun) ? begun! : new Progress(name, 0, null);
        while (progress.Shown < pieces.Count)
        {
            var piece = pieces[progress.Shown];
            if (!way.CountsItself && _quotas.TryTake(way.Claims(piece)) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
            var outcome = await way.SendAsync(piece, ct);
            if (outcome is not SendOutcome.Sent sent) return outcome;
            progress = new Progress(name, progress.Shown + 1, progress.ExternalId ?? sent.ExternalId);
            if (pieces.Count > 1) _begun.Set(parcel.OutboxId, progress);
        }

        return new SendOutcome.Sent(progress.ExternalId);
    }

    private static IReadOnlyList<Parcel> PiecesOf(IWay way, Parcel parcel) =>
        Pieces.Of(parcel, way.Room(parcel.Message.Text) - parcel.Mentions.Sum(BytesOf));

    // A name that is written out, or an id where it has to stand in the text.
    private static int BytesOf(Callee callee) => Encoding.UTF8.GetByteCount(callee.UserId ?? callee.Name) + 4;

    private static SendOutcome.Failed NoWay(Parcel parcel) => new(
        "no-way",
        parcel.To.Private ? "他还没有和机器人说过话，应用也没有设置。" : "这个群还没有能用的发送方式：请在群里@机器人说句话，或添加群机器人。");

    private sealed record Progress(Way Way, int Shown, string? ExternalId);
}
