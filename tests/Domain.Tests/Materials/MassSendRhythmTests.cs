using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials.MassSends;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class MassSendRhythmTests
{
    private static readonly WorkCalendar Calendar = new([], [], [2026]);
    private static readonly DateTimeOffset Nine = new(2026, 6, 15, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 15)]
    [InlineData(15, 30)]
    [InlineData(30, 60)]
    [InlineData(60, 120)]
    [InlineData(130, 190)]
    public void It_is_looked_at_often_in_the_first_hour_and_every_hour_after(int now, int next) =>
        Assert.Equal(Nine.AddMinutes(next), MassSendRhythm.NextLook(Nine, Nine.AddMinutes(now)));

    [Theory]
    [InlineData("09:59", "", false, "not in the first hour")]
    [InlineData("10:00", "", true, "an hour has passed")]
    [InlineData("12:59", "10:00", false, "less than three hours since the last")]
    [InlineData("13:00", "10:00", true, "three hours since the last")]
    [InlineData("19:00", "10:00 13:00 16:00", false, "three in 24 hours are enough")]
    [InlineData("20:30", "", false, "nobody is disturbed in the evening")]
    public void An_owner_is_nudged_seldom_and_never_in_quiet_hours(string now, string nudged, bool may, string because)
    {
        var send = Send with { Nudges = [.. nudged.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(At)] };
        Assert.True(may == MassSendRhythm.MayNudge(send, At(now), Calendar), because);
    }

    private static DateTimeOffset At(string time) => WorkCalendar.At(new DateOnly(2026, 6, 15), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private static MassSend Send => new()
    {
        EditionId = "e-1", Number = 1, Flash = false, Owner = "LiSi", RelayId = "m", Groups = [new("e-1/g", "g", "一组群", "wr1")], Text = "素材", PreparedAt = Nine,
    };
}
