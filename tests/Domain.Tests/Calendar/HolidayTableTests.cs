using AntiFraudBot.Domain.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Calendar;

public sealed class HolidayTableTests
{
    [Fact]
    public void The_shipped_table_holds_the_holidays_of_2026()
    {
        var calendar = Assert.IsType<HolidayTableReading.Read>(HolidayTable.Parse(File.ReadAllText(Shipped()))).Calendar;
        Assert.True(calendar.Covers(2026));
        Assert.False(calendar.Covers(2027));
        for (var day = Day("2026-01-01"); day.Year == 2026; day = day.AddDays(1))
            Assert.True(calendar.IsWorkday(day) == Township.Calendar.IsWorkday(day), day.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData("{", "第1行格式不对", "broken JSON names its line")]
    [InlineData("[]", "按年份", "a list is no table")]
    [InlineData("""{"零六":{"off":[],"work":[]}}""", "零六", "a year is digits")]
    [InlineData("""{"2026":{"off":[]}}""", "work", "both lists are needed")]
    [InlineData("""{"2026":{"off":["2026-02-30"],"work":[]}}""", "2026-02-30", "no such day")]
    [InlineData("""{"2026":{"off":["2026-02-14"],"work":["2026-02-14"]}}""", "既是休息日又是上班日", "one day cannot be both")]
    public void A_table_with_a_fault_is_refused_with_the_place(string json, string names, string because)
    {
        var refused = Assert.IsType<HolidayTableReading.Refused>(HolidayTable.Parse(json));
        Assert.True(refused.Reason.Contains(names, StringComparison.Ordinal), $"{because}: {refused.Reason}");
    }

    private static string Shipped()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "AntiFraudBot.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "src", "Bot", "calendar", "holidays.json");
    }
}
