using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>WeCom as the relay sees it; which way a parcel takes is in <see cref="Routes"/>.</summary>
public sealed class WeComChannel : WayChannel
{
    public const string ChannelName = "wecom";

    internal WeComChannel(IReadOnlyDictionary<Way, IWay> ways, Func<Parcel, Reach> reach, QuotaBook quotas)
        : base(ChannelName, parcel => [.. Routes.For(parcel, reach(parcel)).Select(way => ways[way])], quotas)
    {
    }

    private protected override string NoWay(Parcel parcel) =>
        parcel.To.Private ? "他还没有和机器人说过话，应用也没有设置。" : "这个群还没有能用的发送方式：请在群里@机器人说句话，或添加群机器人。";
}
