using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>DingTalk as the relay sees it; which way a parcel takes is in <see cref="Routes"/>.</summary>
public sealed class DingTalkChannel : WayChannel
{
    public const string ChannelName = "dingtalk";

    internal DingTalkChannel(IReadOnlyDictionary<Way, IWay> ways, Func<Parcel, Reach> reach, QuotaBook quotas)
        : base(ChannelName, parcel => [.. Routes.For(parcel, reach(parcel)).Select(way => ways[way])], quotas)
    {
    }

    private protected override string NoWay(Parcel parcel) =>
        parcel.To.Private ? "钉钉应用没有设置，私聊发不出去。" : "这个群还没有能用的发送方式：请在群里@机器人说句话，或添加自定义机器人。";
}
