using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>WeCom as the relay sees it: by the first way its <see cref="Routes"/> name for a parcel.</summary>
public sealed class WeComChannel : IChannel, ISendPlanner
{
    public const string ChannelName = "wecom";

    private readonly Carrier _carrier;

    internal WeComChannel(IReadOnlyDictionary<Way, IWay> ways, Func<Parcel, Reach> reach, QuotaBook quotas) =>
        _carrier = new Carrier(parcel => [.. Routes.For(parcel, reach(parcel)).Select(way => ways[way])], quotas);

    public string Name => ChannelName;

    string ISendPlanner.Channel => ChannelName;

    public Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct) => _carrier.SendAsync(parcel, NoWay(parcel), ct);

    public IReadOnlyList<PlannedSend> Plan(Parcel parcel) => _carrier.Plan(parcel);

    private static SendOutcome.Failed NoWay(Parcel parcel) => new(
        "no-way",
        parcel.To.Private ? "他还没有和机器人说过话，应用也没有设置。" : "这个群还没有能用的发送方式：请在群里@机器人说句话，或添加群机器人。");
}
