using AntiFraudBot.Simulator.DingTalk.Stream;

namespace AntiFraudBot.Simulator.DingTalk.Control;

/// <summary>What can be done to open connections.</summary>
public sealed class StreamControl(Lines lines, StreamHub hub)
{
    /// <summary>Open lines, counts by kind and state, and the deliveries themselves: all of them or the last so many.</summary>
    public object State(int? last) => new
    {
        Connections = lines.Open().Select(c => new { c.Id, c.ClientId, c.Retired, c.Silent, c.Gone, c.LastAckAt }),
        Counts = hub.Deliveries().GroupBy(d => $"{d.Kind} {d.State}".ToLowerInvariant()).ToDictionary(g => g.Key, g => g.Count()),
        Deliveries = hub.Deliveries().TakeLast(last ?? int.MaxValue).Select(d => new
        {
            Kind = d.Kind.ToString().ToLowerInvariant(),
            d.Key,
            State = d.State.ToString().ToLowerInvariant(),
            d.Acks,
            d.AckMilliseconds,
            d.MessageIds,
            d.Connections,
        }),
    };

    public async Task<int> PingAsync(LineWish wish) => (await Task.WhenAll(Those(wish).Select(hub.PingAsync))).Length;

    public async Task<int> DisconnectAsync(LineWish wish)
    {
        StreamConnection[] those = [.. Those(wish)];
        await Task.WhenAll(those.Select(c => hub.RetireAsync(c, wish.Reason ?? "connection is expired")));
        return those.Length;
    }

    public async Task<int> CloseAsync(LineWish wish)
    {
        StreamConnection[] those = [.. Those(wish)];
        foreach (var connection in those) await connection.CloseAsync(CancellationToken.None);
        return those.Length;
    }

    public int Cut(LineWish wish) => Each(wish, c => c.Cut());

    public int Silence(LineWish wish) => Each(wish, c => c.Silence(wish.On));

    /// <summary>Sends a text frame as it stands, whatever it is.</summary>
    public async Task<int> RawAsync(LineWish wish)
    {
        StreamConnection[] those = [.. Those(wish)];
        foreach (var connection in those) await connection.SendAsync(wish.Text ?? "", 0, CancellationToken.None);
        return those.Length;
    }

    public async Task<IResult> RepeatAsync(RepeatWish wish) => hub.Deliveries().LastOrDefault(d => d.Key == wish.Key) is { } delivery
        ? Results.Ok(await hub.RepeatAsync(delivery))
        : Results.NotFound();

    private int Each(LineWish wish, Action<StreamConnection> act)
    {
        StreamConnection[] those = [.. Those(wish)];
        foreach (var connection in those) act(connection);
        return those.Length;
    }

    private IEnumerable<StreamConnection> Those(LineWish wish) =>
        lines.Open().Where(c => (wish.Connection ?? c.Id) == c.Id && (wish.ClientId ?? c.ClientId) == c.ClientId);
}
