using System.Net.WebSockets;
using AntiFraudBot.Channels.Sockets;

namespace AntiFraudBot.Channels.Tests.Sockets;

public sealed class FrameSocketTests : IDisposable
{
    private readonly ScriptedServer server = new();
    private readonly ManualTime time = new();
    private readonly List<string> heard = [];

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_frame_in_pieces_is_heard_whole_and_in_order()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);
        var text = string.Concat(Enumerable.Repeat("青石村上报安装12户🙂", 5000));

        await platform.SayAsync("一");
        await platform.SayInPiecesAsync(text, 1000);
        await platform.SayAsync("三");
        await platform.CloseAsync();

        Assert.Equal(new SocketEnd.Closed(1000), await receiving);
        Assert.Equal(["一", text, "三"], heard);
    }

    [Fact]
    public async Task A_goodbye_counts_as_the_last_sign_of_life()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);
        time.Advance(TimeSpan.FromSeconds(29));

        await platform.CloseAsync();
        await receiving;

        Assert.Equal(time.GetUtcNow(), client.LastFrame);
    }

    [Fact]
    public async Task A_line_cut_in_the_middle_of_a_frame_gives_nothing_of_it()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);

        await platform.CutInsideAFrameAsync();

        Assert.IsType<SocketEnd.Broken>(await receiving);
        Assert.Empty(heard);
    }

    [Fact]
    public async Task A_frame_over_four_megabytes_ends_the_connection_one_of_that_size_does_not()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);

        await platform.SayInPiecesAsync(new string('a', FrameSocket.LargestFrame), 256 * 1024);
        try
        {
            await platform.SayInPiecesAsync(new string('b', FrameSocket.LargestFrame + 1), 256 * 1024);
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            // The client hangs up before the last piece.
        }

        Assert.Equal(new SocketEnd.TooLarge(FrameSocket.LargestFrame), await receiving);
        Assert.Equal(FrameSocket.LargestFrame, Assert.Single(heard).Length);
    }

    [Fact]
    public async Task Many_writers_at_once_write_one_frame_after_the_other()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);

        var frames = Enumerable.Range(0, 200).Select(n => $"{n}:{new string('字', n)}").ToList();
        await Task.WhenAll(frames.Select(f => Task.Run(() => client.SendAsync(f, CancellationToken.None))));
        var arrived = new List<string>();
        while (arrived.Count < frames.Count) arrived.Add((await platform.HearTextAsync())!);

        Assert.Equal(frames.Order(StringComparer.Ordinal), arrived.Order(StringComparer.Ordinal));
        client.Abort();
        await receiving;
    }

    [Fact]
    public async Task Closing_says_goodbye_and_waits_for_the_answer()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);

        var closing = client.CloseAsync(TimeSpan.FromSeconds(3));
        Assert.Null(await platform.HearTextAsync());
        await platform.CloseAsync();

        await closing;
        Assert.Equal(new SocketEnd.Closed(1000), await receiving);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_ever()
    {
        var (client, platform) = await OpenAsync();
        var receiving = client.ReceiveAsync(Hear);

        var closing = client.CloseAsync(TimeSpan.FromSeconds(3));
        Assert.Null(await platform.HearTextAsync());
        await time.PassAsync(TimeSpan.FromSeconds(3));

        await closing;
        Assert.IsType<SocketEnd.Broken>(await receiving);
    }

    [Fact]
    public async Task A_handshake_that_is_not_answered_is_given_up_after_the_limit()
    {
        var opening = FrameSocket.OpenAsync(server.Endpoint, SocketOpening.Usual, time, CancellationToken.None);
        using var silent = await server.AcceptRawAsync();

        await time.PassAsync(SocketOpening.Usual.Limit);

        await Assert.ThrowsAsync<TimeoutException>(() => opening);
    }

    private ValueTask Hear(string text)
    {
        heard.Add(text);
        return ValueTask.CompletedTask;
    }

    private async Task<(FrameSocket Client, ScriptedSocket Platform)> OpenAsync()
    {
        var opening = FrameSocket.OpenAsync(server.Endpoint, SocketOpening.Usual, time, CancellationToken.None);
        var platform = await server.AcceptAsync();
        return (await opening, platform);
    }
}
