using AntiFraudBot.Channels.Quotas;

namespace AntiFraudBot.Channels.Tests.Quotas;

public sealed class QuotaBookTests
{
    private static readonly QuotaWindow[] Conversation = [QuotaWindow.Minute(30), QuotaWindow.Hour(1000)];
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);
    private readonly MovedClock _clock = new();
    private readonly QuotaBook _book;

    public QuotaBookTests() => _book = new QuotaBook(_clock);

    [Fact]
    public void What_exceeds_the_minute_waits_until_the_oldest_has_left_it()
    {
        Take(10);
        _clock.Move(TimeSpan.FromSeconds(20));
        Take(20);
        Assert.Equal(TimeSpan.FromSeconds(40) + Margin, _book.TryTake("g", Conversation));
        _clock.Move(TimeSpan.FromSeconds(40) + Margin);
        Take(10);
        Assert.NotNull(_book.TryTake("g", Conversation));
    }

    [Fact]
    public void The_hour_counts_as_well_as_the_minute()
    {
        for (var minute = 0; minute < 40; minute++)
        {
            Take(25);
            _clock.Move(TimeSpan.FromSeconds(61));
        }

        Assert.Equal(TimeSpan.FromSeconds(3600 - (40 * 61)) + Margin, _book.TryTake("g", Conversation));
    }

    [Fact]
    public void A_second_is_used_to_the_full_but_for_its_hundredth_and_never_over()
    {
        QuotaWindow[] second = [new(20, TimeSpan.FromSeconds(1))];
        var taken = new List<DateTimeOffset>();
        for (var millisecond = 0; taken.Count < 400; millisecond++)
        {
            while (_book.TryTake("api", second) is null) taken.Add(_clock.GetUtcNow());
            _clock.Move(TimeSpan.FromMilliseconds(1));
        }

        for (var i = 20; i < taken.Count; i++) Assert.True(taken[i] - taken[i - 20] > TimeSpan.FromSeconds(1), $"{i}");
        Assert.InRange(taken[^1] - taken[0], TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(19 * 1.02));
    }

    [Fact]
    public void One_conversation_does_not_hold_up_another()
    {
        Take(30);
        Assert.Null(_book.TryTake("other", Conversation));
    }

    [Fact]
    public void A_quota_the_platform_calls_used_up_rests_for_its_window_and_no_other_does()
    {
        _book.Rest("g", TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1) + Margin, _book.TryTake("g", Conversation));
        Assert.Null(_book.TryTake("h", Conversation));
        _clock.Move(TimeSpan.FromSeconds(60.5));
        Assert.Null(_book.TryTake("g", Conversation));
    }

    [Fact]
    public void A_call_that_needs_two_quotas_takes_both_or_neither()
    {
        QuotaClaim api = new("api", [QuotaWindow.Minute(2)]), group = new("group", [QuotaWindow.Minute(1)]);
        Assert.Null(_book.TryTake([api, group]));
        Assert.Equal("group", _book.TryTake([api, group])!.Key);
        Assert.Equal(1, _book.Left(api));
    }

    [Fact]
    public void Person_times_are_counted_by_weight_and_what_is_heavier_than_the_window_goes_alone()
    {
        QuotaClaim Heads(int heads) => new("persons", [QuotaWindow.Minute(200)], heads);
        Assert.Null(_book.TryTake([Heads(120)]));
        Assert.NotNull(_book.TryTake([Heads(120)]));
        Assert.Null(_book.TryTake([Heads(80)]));
        _clock.Move(TimeSpan.FromMinutes(2));
        Assert.Null(_book.TryTake([Heads(500)]));
        Assert.NotNull(_book.TryTake([Heads(1)]));
    }

    [Fact]
    public void Taking_from_many_threads_never_gives_out_more_than_the_limit()
    {
        var given = 0;
        Parallel.For(0, 500, _ =>
        {
            if (_book.TryTake("g", Conversation) is null) Interlocked.Increment(ref given);
        });
        Assert.Equal(30, given);
    }

    [Fact]
    public void What_is_left_is_told()
    {
        var claim = new QuotaClaim("g", Conversation);
        Assert.Equal(30, _book.Left(claim));
        Take(12);
        Assert.Equal(18, _book.Left(claim));
    }

    private void Take(int times)
    {
        for (var i = 0; i < times; i++) Assert.Null(_book.TryTake("g", Conversation));
    }
}
