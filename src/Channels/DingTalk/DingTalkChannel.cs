using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>DingTalk as the relay sees it: by the first way its <see cref="Routes"/> name for a parcel.</summary>
public sealed class DingTalkChannel : IChannel, ISendPlanner
{
    public const string ChannelName = "dingtalk";

    private readonly Carrier _carrier;

    internal DingTalkChannel(IReadOnlyDictionary<Way, IWay> ways, Func<Parcel, Reach> reach, QuotaBook quotas) =>
        _carrier = new Carrier(parcel => [.. Routes.For(parcel, reach(parcel)).Select(way => ways[way])], quotas);

    public string Name => ChannelName;

    string ISendPlanner.Channel => ChannelName;

    public Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct) => _carrier.SendAsync(parcel, NoWay(parcel), ct);

    public IReadOnlyList<PlannedSend> Plan(Parcel parcel) => _carrier.Plan(parcel);

    private static SendOutcome.Failed NoWay(Parcel parcel) => new(
        "no-way", parcel.To.Private ? "钉钉应用没有设置，私聊发不出去。" : "这个群还没有能用的发送方式：请在群里@机器人说句话，或添加自定义机器人。");
}
