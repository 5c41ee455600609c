using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Trust;

namespace AntiFraudBot.Domain.Tests.Evidence;

/// <summary>Rule E12.</summary>
public sealed class FillingPatternsTests
{
    private static readonly CampaignWeek First = CampaignWeek.Parse("2026-W18")!;

    private static List<FilledWeek> Weeks(int minutesEarly, params decimal[][] values)
    {
        var week = First;
        var weeks = new List<FilledWeek>();
        foreach (var said in values)
        {
            var due = new DateTimeOffset(week.Next.Monday.ToDateTime(new TimeOnly(18, 0)), TimeSpan.FromHours(8));
            weeks.Add(new FilledWeek(week, said, said.Length == 0 ? null : due.AddMinutes(-minutesEarly), due));
            week = week.Next;
        }

        return weeks;
    }

    [Fact]
    public void The_same_numbers_three_weeks_running_are_named_with_their_weeks() =>
        Assert.Equal(["连续3周报的数完全一样（第19—21周）"], FillingPatterns.Of(Weeks(300, [3, 1], [12, 9], [12, 9], [12, 9], [4, 4])));

    [Fact]
    public void Quiet_weeks_and_two_alike_are_nothing() => Assert.Empty(FillingPatterns.Of(Weeks(300, [0, 0], [0, 0], [0, 0], [7, 3], [7, 3])));

    [Fact]
    public void Always_at_the_last_minute_is_seen_from_four_weeks_on()
    {
        Assert.Empty(FillingPatterns.Of(Weeks(10, [1], [2], [3])));
        Assert.Equal(["4周都在截止前半小时内或截止后才报"], FillingPatterns.Of(Weeks(10, [1], [2], [], [3], [4])));
    }

    [Fact]
    public void Round_numbers_only_are_seen_from_six_numbers_on()
    {
        Assert.Equal(["6个数都是5或10的整倍数"], FillingPatterns.Of(Weeks(300, [10, 20], [15, 30], [5, 0], [40])));
        Assert.Empty(FillingPatterns.Of(Weeks(300, [10, 20], [15, 30], [5, 7], [40])));
    }
}
