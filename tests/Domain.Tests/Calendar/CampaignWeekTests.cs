using AntiFraudBot.Domain.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Calendar;

public sealed class CampaignWeekTests
{
    [Theory]
    [InlineData("2026-06-14", "2026-W24", "Sunday is the last day")]
    [InlineData("2026-06-15", "2026-W25", "Monday is the first")]
    [InlineData("2025-12-29", "2026-W01", "a December Monday of the next ISO year")]
    [InlineData("2027-01-03", "2026-W53", "a January Sunday of the last ISO year")]
    public void A_week_is_the_ISO_week_of_its_days(string day, string week, string because) =>
        Assert.True(CampaignWeek.Of(Day(day)).ToString() == week, because);

    [Theory]
    [InlineData("2026-W24", null, "2026-W24", "as written")]
    [InlineData("24", 2026, "2026-W24", "a bare number with the year")]
    [InlineData("第24周", 2026, "2026-W24", "as people say it")]
    [InlineData("24", null, null, "a number without a year")]
    [InlineData("2026-W53", null, "2026-W53", "2026 has 53 weeks")]
    [InlineData("2025-W53", null, null, "2025 has 52")]
    [InlineData("2026-W00", null, null, "weeks begin at 1")]
    [InlineData("下周", 2026, null, "no number")]
    public void A_written_week_is_read_or_refused(string text, int? year, string? week, string because) =>
        Assert.True(CampaignWeek.Parse(text, year)?.ToString() == week, because);

    [Fact]
    public void Weeks_follow_each_other_across_the_year()
    {
        Assert.Equal(Week("2027-W01"), Week("2026-W53").Next);
        Assert.Equal(Week("2026-W53"), Week("2027-W01").Previous);
        Assert.Equal("6.8—6.14", Week("2026-W24").Period.ToString());
        Assert.True(Week("2026-W53") < Week("2027-W01"));
    }
}
