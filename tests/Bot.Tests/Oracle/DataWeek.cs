using System.Globalization;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>A week whose numbers are collected on the Monday after it. In the simulated weeks every Monday and Tuesday is worked.</summary>
internal sealed record DataWeek(DateOnly Monday)
{
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The Monday on which its numbers are due.</summary>
    public DateOnly Due => Monday.AddDays(7);

    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    public string Label => $"2026-W{Number:00}";

    public string Dates => $"{Monday.Month}.{Monday.Day}—{Sunday.Month}.{Sunday.Day}";

    /// <summary>第24周（6.8—6.14）</summary>
    public string Name => $"第{Number}周（{Dates}）";

    public DataWeek Back(int weeks) => new(Monday.AddDays(-7 * weeks));

    /// <summary>People's time some days after the due day: 0 18:00 is the deadline.</summary>
    public DateTimeOffset At(int day, string time) => Of(Due.AddDays(day), time);

    public static DateTimeOffset Of(DateOnly day, string time) =>
        new(day.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.FromHours(8));
}
