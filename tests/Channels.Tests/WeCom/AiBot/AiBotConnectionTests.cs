using AntiFraudBot.Channels.Sockets;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

public sealed class AiBotConnectionTests : IAsyncDisposable
{
    private readonly AiBotStage _stage = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task It_subscribes_first_and_is_ready_only_once_that_is_accepted()
    {
        _stage.Start();
        using var platform = await _stage.Server.AcceptAsync();
        var frame = await platform.HearAsync();

        Assert.Equal("aibot_subscribe", AiBotStage.Cmd(frame));
        Assert.Equal("""{"bot_id":"aibTest01","secret":"s3cret"}""", frame.GetProperty("body").GetRawText());
        Assert.False(_stage.Connection.State.Ready);
        Assert.False(_stage.Sender.Ready);

        await AiBotStage.AcceptAsync(platform, frame);
        while (!_stage.Sender.Ready) await Task.Yield();
        Assert.True(_stage.Connection.State.Ready);
        Assert.True(_stage.KnowsNoGap);
    }

    [Fact]
    public async Task A_subscription_nobody_answers_is_given_up_after_ten_seconds_and_tried_again()
    {
        _stage.Start();
        using var silent = await _stage.Server.AcceptAsync();
        await silent.HearAsync();

        await _stage.Time.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Null(await silent.HearTextAsync());
        await silent.CloseAsync();

        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var platform = await _stage.ConnectedAsync();
    }

    [Fact]
    public async Task Wrong_credentials_end_it_after_five_more_tries()
    {
        _stage.Start();
        foreach (var pause in new[] { 1, 2, 4, 8, 16, 0 })
        {
            using var platform = await _stage.Server.AcceptAsync();
            await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 853000);
            Assert.Null(await platform.HearTextAsync());
            await platform.CloseAsync();
            if (pause > 0) await _stage.Time.PassAsync(TimeSpan.FromSeconds(pause));
        }

        Assert.Equal(new ConnectionEnd.Refused("853000"), await _stage.Running);
        Assert.Contains("BotId", _stage.Connection.State.Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", _stage.Connection.State.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_refusal_is_tried_again_for_ever()
    {
        _stage.Start();
        foreach (var pause in new[] { 1, 2, 4, 8, 16, 30, 30, 30 })
        {
            using var platform = await _stage.Server.AcceptAsync();
            await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 846601);
            Assert.Null(await platform.HearTextAsync());
            await platform.CloseAsync();
            await _stage.Time.PassAsync(TimeSpan.FromSeconds(pause));
        }

        using var better = await _stage.ConnectedAsync();
    }

    [Fact]
    public async Task It_pings_every_thirty_seconds_and_an_answer_keeps_it_alive()
    {
        using var platform = await _stage.StartedAsync();
        for (var i = 0; i < 4; i++)
        {
            await _stage.Time.PassAsync(TimeSpan.FromSeconds(30));
            var ping = await platform.HearAsync();
            Assert.Equal("ping", AiBotStage.Cmd(ping));
            Assert.False(ping.TryGetProperty("body", out _));
            await AiBotStage.AcceptAsync(platform, ping);
        }

        while (_stage.Connection.State.LastFrame != _stage.Time.GetUtcNow()) await Task.Yield();
        Assert.True(_stage.Connection.State.Ready);
    }

    [Fact]
    public async Task Two_unanswered_pings_end_a_connection_that_only_looks_alive_and_the_gap_runs_from_its_last_word()
    {
        using var deaf = await _stage.StartedAsync();
        var sure = _stage.Time.GetUtcNow();
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(30));
        await deaf.HearAsync();
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(20));
        await deaf.HearAsync();
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(20));
        await deaf.CloseAsync();

        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var platform = await _stage.ConnectedAsync();

        Assert.Equal(new Gap(sure, sure.AddSeconds(71)), await _stage.GapAsync());
    }

    [Fact]
    public async Task Somebody_elses_answer_is_no_answer_to_the_ping()
    {
        using var platform = await _stage.StartedAsync();
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(30));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await platform.HearAsync();
            await platform.SayAsync(new { headers = new { req_id = "ping_of_yesterday" }, errcode = 0 });
            await _stage.Time.PassAsync(TimeSpan.FromSeconds(20));
        }

        Assert.Null(await platform.HearTextAsync());
    }

    [Fact]
    public async Task Pushed_out_by_another_it_ends_and_does_not_push_back()
    {
        using var platform = await _stage.StartedAsync();
        await AiBotStage.HappenedAsync(platform, "disconnected_event");
        await platform.CloseAsync();

        Assert.IsType<ConnectionEnd.TakenOver>(await _stage.Running);
        Assert.False(_stage.Connection.State.Ready);
        Assert.Contains("另一个程序", _stage.Connection.State.Trouble, StringComparison.Ordinal);
        Assert.False(_stage.Server.Knocking);
    }

    [Fact]
    public async Task What_is_said_while_another_has_the_connection_counts_as_a_gap()
    {
        using var platform = await _stage.StartedAsync();
        var sure = _stage.Time.GetUtcNow();
        await AiBotStage.HappenedAsync(platform, "disconnected_event");
        await platform.CloseAsync();
        await _stage.Running;
        _stage.Time.Advance(TimeSpan.FromMinutes(2));

        using var again = await _stage.StartedAsync();

        Assert.Equal(new Gap(sure, sure.AddMinutes(2)), await _stage.GapAsync());
    }

    [Fact]
    public async Task Told_that_it_is_not_subscribed_any_more_it_subscribes_anew_and_says_what_may_be_lost()
    {
        using var platform = await _stage.StartedAsync();
        var sure = _stage.Time.GetUtcNow();
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(30));
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 846609);
        while (await platform.HearTextAsync() is { } more) Assert.Contains("ping", more, StringComparison.Ordinal);
        await platform.CloseAsync();

        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var again = await _stage.ConnectedAsync();
        Assert.Equal(new Gap(sure, sure.AddSeconds(31)), await _stage.GapAsync());
    }

    [Fact]
    public async Task A_line_cut_inside_a_frame_is_a_gap_from_the_last_whole_one()
    {
        using var platform = await _stage.StartedAsync();
        _stage.Time.Advance(TimeSpan.FromSeconds(10));
        await AiBotStage.CalledAsync(platform, "m1", "r1");
        await _stage.HeardAsync();
        var sure = _stage.Time.GetUtcNow();
        _stage.Time.Advance(TimeSpan.FromSeconds(5));
        await platform.CutInsideAFrameAsync();

        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var again = await _stage.ConnectedAsync();

        Assert.Equal(new Gap(sure, sure.AddSeconds(6)), await _stage.GapAsync());
        Assert.True(_stage.HeardNothingMore);
    }

    [Fact]
    public async Task Nobody_there_is_tried_ever_more_slowly()
    {
        _stage.Start();
        foreach (var pause in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            await _stage.Server.RefuseAsync();
            await _stage.Time.PassAsync(TimeSpan.FromSeconds(pause));
        }

        using var platform = await _stage.ConnectedAsync();
        Assert.Null(_stage.Connection.State.Trouble);
    }

    [Fact]
    public async Task Stopping_says_goodbye()
    {
        using var platform = await _stage.StartedAsync();
        await _stage.StopAsync();

        Assert.Null(await platform.HearTextAsync());
        await platform.CloseAsync();
        Assert.IsType<ConnectionEnd.Stopped>(await _stage.Running);
    }

    [Fact]
    public async Task Once_a_day_at_the_quiet_hour_it_connects_anew_without_waiting()
    {
        // The clock stands at 08:00 in China.
        await using var stage = new AiBotStage(new TimeOnly(8, 0, 20));
        using var platform = await stage.StartedAsync();

        await stage.Time.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Null(await platform.HearTextAsync());
        await platform.CloseAsync();

        using var again = await stage.ConnectedAsync();
        Assert.Equal(TimeSpan.Zero, (await stage.GapAsync()) is var gap ? gap.To - gap.From : TimeSpan.MaxValue);
        await stage.Time.TimerSet(TimeSpan.FromDays(1));
    }
}
