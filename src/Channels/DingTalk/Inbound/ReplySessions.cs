namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>
/// The addresses under which messages can be answered, for about ninety minutes. They travel with their message. One is only used when it is the
/// platform's own, because over HTTP it comes out of a request's body (rule P35).
/// </summary>
public sealed class ReplySessions(string oapiBase, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);
    private readonly Uri _base = new(oapiBase);
    private readonly RecentMap<bool> _over = new(5_000);

    /// <summary>Null when it is not the platform's own, or does not say until when it is good.</summary>
    public ReplyAddress? Read(string? address, long untilMilliseconds) =>
        IsOurs(address) is { } uri && untilMilliseconds is > 0 and <= 253_402_300_799_000
            ? new ReplyAddress(uri.OriginalString, DateTimeOffset.FromUnixTimeMilliseconds(untilMilliseconds))
            : null;

    /// <summary>Null when that message cannot be answered this way (any more).</summary>
    public Uri? For(Answered? answered) =>
        answered?.Reply is { } reply && clock.GetUtcNow() + Early < reply.Until && !_over.TryGet(answered.ExternalId, out _) ? IsOurs(reply.Value) : null;

    /// <summary>The platform did not know it any more.</summary>
    public void Drop(Answered answered) => _over.Set(answered.ExternalId, true);

    private Uri? IsOurs(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == _base.Scheme && uri.IdnHost == _base.IdnHost && uri.Port == _base.Port
        && uri.UserInfo.Length == 0 && uri.AbsolutePath == "/robot/sendBySession"
            ? uri
            : null;
}
