using AntiFraudBot.Channels.Quotas;

namespace AntiFraudBot.Channels.Tests.Quotas;

public sealed class SendPlanTests
{
    private static readonly DateTimeOffset Nine = new(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(300, 120, 1, "36000 person-times do not fit into one minute of 20000")]
    [InlineData(166, 120, 0, "19920 do")]
    [InlineData(1000, 120, 6, "166 groups a minute")]
    public void Person_times_set_the_floor_of_a_push(int groups, int heads, int minutes, string because)
    {
        QuotaWindow[] persons = [QuotaWindow.Minute(20_000), QuotaWindow.Hour(300_000)];
        var forecast = SendPlan.Of([.. Enumerable.Range(0, groups).Select(_ => new PlannedSend("应用群", [new("appchat", persons, heads)]))], Nine);
        Assert.True(forecast.Floor == TimeSpan.FromMinutes(minutes), because);
        Assert.Equal((groups, groups), (forecast.Messages, forecast.ByWay["应用群"]));
        Assert.InRange(forecast.ExpectedEnd - Nine, forecast.Floor, forecast.Floor * 1.02);
    }

    [Fact]
    public void Many_messages_into_one_group_wait_for_that_groups_own_quota()
    {
        var sends = Enumerable.Range(0, 45).Select(i => new PlannedSend("群机器人", [new($"webhook:{i % 2}", [QuotaWindow.Minute(20)])])).ToList();
        Assert.Equal(TimeSpan.FromMinutes(1), SendPlan.Of(sends, Nine).Floor);
    }

    [Fact]
    public void Nothing_to_send_takes_no_time() => Assert.Equal(TimeSpan.Zero, SendPlan.Of([], Nine).Floor);
}
