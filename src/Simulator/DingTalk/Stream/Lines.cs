using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Simulator.Platform;
using Microsoft.AspNetCore.Http.Features;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>The open connections: the handshake with a ticket, and whose turn it is.</summary>
public sealed class Lines(World world, Tickets tickets) : IDisposable
{
    private const string Magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly Lock gate = new();
    private readonly List<StreamConnection> open = [];
    private readonly Random dice = new(world.Ids.Bytes(1)[0]);
    private readonly CancellationTokenSource end = new();

    public IReadOnlyList<StreamConnection> Open()
    {
        lock (gate) return [.. open];
    }

    /// <summary>One of those that listen, at random, as the platform chooses for every push; another than the last where there is one.</summary>
    public StreamConnection? Choose(string clientId, string type, string topic, string? otherThan = null)
    {
        lock (gate)
        {
            StreamConnection[] fit = [.. open.Where(c => c.ClientId == clientId && !c.Retired && !c.Gone && c.Hears(type, topic))];
            StreamConnection[] others = [.. fit.Where(c => c.Id != otherThan)];
            if (others.Length > 0) fit = others;
            return fit.Length == 0 ? null : fit[dice.Next(fit.Length)];
        }
    }

    /// <summary>Holds the request until its line ends.</summary>
    public async Task ServeAsync(HttpContext http, Func<StreamConnection, Task> opened, Action<StreamConnection, string> received)
    {
        if (Upgradable(http) is not { } upgrade)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (tickets.Take(http.Request.Query["ticket"].ToString()) is not { } ticket)
        {
            world.Counters.Error("stream/connect", "ticket");
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        using var connection = await HandshakeAsync(http, upgrade, ticket);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, end.Token);
        await DisplaceAsync(connection, until.Token);
        lock (gate) open.Add(connection);
        try
        {
            await opened(connection);
            await connection.ReadAsync(text => received(connection, text), until.Token);
        }
        finally
        {
            lock (gate) open.Remove(connection);
        }
    }

    /// <summary>The platform goes down: every line ends, so that nothing holds the program up.</summary>
    public void EndAll() => end.Cancel();

    public void Dispose() => end.Dispose();

    private static IHttpUpgradeFeature? Upgradable(HttpContext http)
    {
        var upgrade = http.Features.Get<IHttpUpgradeFeature>();
        return upgrade is { IsUpgradableRequest: true } && http.Request.Headers.SecWebSocketKey.Count == 1 ? upgrade : null;
    }

    private async Task<StreamConnection> HandshakeAsync(HttpContext http, IHttpUpgradeFeature upgrade, Ticket ticket)
    {
        var headers = http.Response.Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
#pragma warning disable CA5350 // RFC 6455 is fixed to SHA-1.
        headers.SecWebSocketAccept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(http.Request.Headers.SecWebSocketKey + Magic)));
#pragma warning restore CA5350
        var line = new GatedStream(await upgrade.UpgradeAsync());
        var socket = WebSocket.CreateFromStream(line, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.FromSeconds(30) });
        return new StreamConnection(world.Ids.Hex(16), ticket, socket, line, http.Abort);
    }

    private async Task DisplaceAsync(StreamConnection newcomer, CancellationToken ct)
    {
        if (world.Switches.Text("connections") != "displace") return;
        foreach (var old in Open().Where(c => c.ClientId == newcomer.ClientId)) await old.CloseAsync(ct);
    }
}
