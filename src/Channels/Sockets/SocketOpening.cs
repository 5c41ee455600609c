namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// How a client socket is opened. Limit = for the handshake. KeepAlive = how often the WebSocket's own ping is sent, zero for never;
/// KeepAliveLimit = how long its pong may take before the socket is aborted. Both run on the real clock.
/// </summary>
public sealed record SocketOpening(TimeSpan Limit, TimeSpan KeepAlive, TimeSpan KeepAliveLimit)
{
    public static SocketOpening Usual { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
}
