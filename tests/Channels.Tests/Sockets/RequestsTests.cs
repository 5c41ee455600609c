using AntiFraudBot.Channels.Sockets;

namespace AntiFraudBot.Channels.Tests.Sockets;

public sealed class RequestsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly ManualTime time = new();
    private readonly List<string> sent = [];

    [Fact]
    public async Task Answers_find_their_question_in_any_order()
    {
        var requests = new Requests<int>(time);
        var (one, two) = (Ask(requests, "1"), Ask(requests, "2"));

        Assert.True(requests.Answer("2", 22));
        Assert.True(requests.Answer("1", 11));

        Assert.Equal(new Asked<int>.Answered(11), await one);
        Assert.Equal(new Asked<int>.Answered(22), await two);
        Assert.False(requests.Answer("1", 12), "it is answered already");
    }

    [Fact]
    public async Task A_second_question_under_the_same_id_waits_for_the_first()
    {
        var requests = new Requests<int>(time);
        var (first, second) = (Ask(requests, "r", "a"), Ask(requests, "r", "b"));

        Assert.Equal(["a"], sent);
        requests.Answer("r", 1);
        await first;
        while (!requests.Answer("r", 2)) await Task.Yield();

        Assert.Equal(new Asked<int>.Answered(2), await second);
        Assert.Equal(["a", "b"], sent);
    }

    [Fact]
    public async Task No_answer_within_the_limit_is_said_and_a_late_one_is_nobodys()
    {
        var requests = new Requests<int>(time);
        var asking = Ask(requests, "1");

        await time.PassAsync(Limit);

        Assert.IsType<Asked<int>.TimedOut>(await asking);
        Assert.False(requests.Answer("1", 11));
    }

    [Fact]
    public async Task When_the_connection_ends_open_questions_are_lost_and_new_ones_are_not_sent()
    {
        var requests = new Requests<int>(time);
        var open = Ask(requests, "1");

        requests.End();

        Assert.IsType<Asked<int>.Lost>(await open);
        Assert.IsType<Asked<int>.NotSent>(await Ask(requests, "2"));
        Assert.Equal(["1"], sent);
    }

    [Fact]
    public async Task A_write_that_fails_was_surely_not_sent()
    {
        var requests = new Requests<int>(time);

        var asked = await requests.AskAsync("1", _ => throw new IOException("gone"), Limit, CancellationToken.None);

        Assert.IsType<Asked<int>.NotSent>(asked);
    }

    private Task<Asked<int>> Ask(Requests<int> requests, string id, string? frame = null) =>
        requests.AskAsync(id, _ =>
        {
            sent.Add(frame ?? id);
            return Task.CompletedTask;
        }, Limit, CancellationToken.None);
}
