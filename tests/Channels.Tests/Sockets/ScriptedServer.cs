using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Channels.Tests.Sockets;

/// <summary>A loopback WebSocket server of which the test plays the part, down to the bytes. No HTTP library: a test must be able to break a frame.</summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ScriptedServer()
    {
        listener.Start();
    }

    public Uri Endpoint => new($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Whether somebody is knocking who was not let in yet.</summary>
    public bool Knocking => listener.Pending();

    /// <summary>The next connection, its handshake done.</summary>
    public async Task<ScriptedSocket> AcceptAsync()
    {
        var tcp = await AcceptRawAsync();
        var stream = tcp.GetStream();
        var key = (await RequestAsync(stream)).Split("\r\n").Single(l => l.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))[18..].Trim();
#pragma warning disable CA5350 // The handshake of RFC 6455 is defined with SHA-1.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        return new ScriptedSocket(tcp, WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true }));
    }

    /// <summary>The next connection as it comes, nothing answered.</summary>
    public Task<TcpClient> AcceptRawAsync() => listener.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(20));

    public void Dispose() => listener.Dispose();

    private static async Task<string> RequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            request.Append((char)one[0]);
        }

        return request.ToString();
    }
}
