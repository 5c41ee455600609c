using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Ways;

/// <summary>A platform as the relay sees it: a parcel goes by the first of its ways that takes it (rule P3).</summary>
public abstract class WayChannel : IChannel, ISendPlanner
{
    private readonly Carrier _carrier;

    /// <summary>ways: those of a parcel, in order.</summary>
    private protected WayChannel(string name, Func<Parcel, IReadOnlyList<IWay>> ways, QuotaBook quotas) =>
        (Name, _carrier) = (name, new Carrier(ways, quotas));

    public string Name { get; }

    string ISendPlanner.Channel => Name;

    public Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct) => _carrier.SendAsync(parcel, new SendOutcome.Failed("no-way", NoWay(parcel)), ct);

    public IReadOnlyList<PlannedSend> Plan(Parcel parcel) => _carrier.Plan(parcel);

    /// <summary>What to tell the office, in Chinese, when a parcel has no way to go.</summary>
    private protected abstract string NoWay(Parcel parcel);
}
