namespace AntiFraudBot.Channels.Sockets;

/// <summary>How a socket ended. Closed: the other side said goodbye, so everything it sent before was heard. Code = the WebSocket's closing code.</summary>
public abstract record SocketEnd
{
    public sealed record Closed(int? Code) : SocketEnd;
    public sealed record Broken(string Why) : SocketEnd;
    public sealed record TooLarge(int Limit) : SocketEnd;

    /// <summary>For logs and health; holds nothing of what was said.</summary>
    public string Says => this switch
    {
        Closed closed => $"closed by the platform ({closed.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no code"})",
        Broken broken => $"broken ({broken.Why})",
        TooLarge large => $"frame over {large.Limit} bytes",
        _ => "",
    };
}
