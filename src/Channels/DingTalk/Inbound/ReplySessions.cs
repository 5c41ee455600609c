namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>
/// The addresses under which messages can be answered, by message; for about ninety minutes. An address is a credential: it stays in memory,
/// and is only kept when it is the platform's own, because over HTTP it comes out of a request's body.
/// </summary>
public sealed class ReplySessions(string oapiBase, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);
    private readonly Uri _base = new(oapiBase);
    private readonly RecentMap<(Uri Address, DateTimeOffset Until)> _kept = new(20_000);

    public void Keep(string messageId, string? address, long untilMilliseconds)
    {
        if (IsOurs(address) is not { } uri || untilMilliseconds is <= 0 or > 253_402_300_799_000) return;
        _kept.Set(messageId, (uri, DateTimeOffset.FromUnixTimeMilliseconds(untilMilliseconds)));
    }

    /// <summary>Null when that message cannot be answered this way (any more).</summary>
    public Uri? For(Answered? answered) =>
        answered is not null && _kept.TryGet(answered.ExternalId, out var kept) && clock.GetUtcNow() + Early < kept.Until ? kept.Address : null;

    /// <summary>The platform did not know it any more.</summary>
    public void Drop(Answered answered) => _kept.Set(answered.ExternalId, default);

    private Uri? IsOurs(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == _base.Scheme && uri.IdnHost == _base.IdnHost && uri.Port == _base.Port
        && uri.UserInfo.Length == 0 && uri.AbsolutePath == "/robot/sendBySession"
            ? uri
            : null;
}
