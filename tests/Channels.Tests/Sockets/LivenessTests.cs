using AntiFraudBot.Channels.Sockets;

namespace AntiFraudBot.Channels.Tests.Sockets;

public sealed class LivenessTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void The_first_connection_knows_of_no_gap() => Assert.Null(new Liveness(time).Ready());

    [Fact]
    public void A_gap_runs_from_the_last_sign_of_life_until_ready_again()
    {
        var liveness = new Liveness(time);
        var start = time.GetUtcNow();
        liveness.Ready();
        Later(20);
        liveness.Heard(time.GetUtcNow());
        Later(25);
        liveness.Down("断了");
        Later(3);
        liveness.Heard(time.GetUtcNow());
        Later(1);

        Assert.Equal(new Gap(start.AddSeconds(20), start.AddSeconds(49)), liveness.Ready());
    }

    [Fact]
    public void What_another_process_heard_last_is_where_the_gap_begins()
    {
        var liveness = new Liveness(time);
        var before = time.GetUtcNow().AddMinutes(-10);
        liveness.ListenedUntil(before);
        liveness.ListenedUntil(before.AddMinutes(-1));

        Assert.Equal(new Gap(before, time.GetUtcNow()), liveness.Ready());
    }

    [Fact]
    public void The_state_says_since_when_and_what_is_wrong()
    {
        var liveness = new Liveness(time);
        liveness.Ready();
        Later(10);
        liveness.Down("断了");
        var down = time.GetUtcNow();
        Later(10);
        liveness.Down("还是断的");

        Assert.Equal(new ConnectionState(false, down, down.AddSeconds(-10), "还是断的"), liveness.State);
    }

    [Fact]
    public async Task Two_unanswered_pings_in_a_row_are_death()
    {
        var answers = new Queue<bool>([true, false, true, false, false]);
        var beating = new Heartbeat(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), 2, time).RunAsync((_, _) => Task.FromResult(answers.Dequeue()), CancellationToken.None);

        foreach (var _ in Enumerable.Range(0, 3)) await time.PassAsync(TimeSpan.FromSeconds(30));
        await beating;

        Assert.Empty(answers);
    }

    private void Later(int seconds) => time.Advance(TimeSpan.FromSeconds(seconds));
}
