using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Undertakings.Burden;

/// <summary>
/// What a week may ask of one cadre (rule W15), and what things are taken to cost, in minutes. Nobody is measured by it but the bot and
/// the office that speaks through it.
/// </summary>
public sealed record BurdenSettings
{
    public int Messages { get; init; } = 15;
    public int Mentions { get; init; } = 4;
    public int Pictures { get; init; } = 5;
    public int Minutes { get; init; } = 120;
    public int MinutesPerMessage { get; init; } = 1;
    public int MinutesPerReport { get; init; } = 5;
    public int MinutesPerMeeting { get; init; } = 60;
}

/// <summary>Something the bot said unasked to a person, in private or by name in a group.</summary>
public sealed record Ask(string MemberId, DateTimeOffset At, string Text, bool ByName);

/// <summary>Something a person did for it: a report or a task handed in, a meeting sat through.</summary>
public sealed record Effort(string MemberId, DateTimeOffset At, bool Meeting);

/// <summary>One person's week: what was asked and what it cost, estimated.</summary>
public sealed record BurdenWeek(string MemberId, CampaignWeek Week, int Messages, int Mentions, int Pictures, int Minutes)
{
    public bool IsOver(BurdenSettings budget) => Messages > budget.Messages || Mentions > budget.Mentions || Pictures > budget.Pictures || Minutes > budget.Minutes;
}

/// <summary>The meter: derived from what was said and done, never asked for.</summary>
public static class BurdenMeter
{
    private static readonly string[] PictureWords = ["截图", "照片", "拍照", "图片"];

    public static IReadOnlyList<BurdenWeek> Weeks(IEnumerable<Ask> asks, IEnumerable<Effort> efforts, BurdenSettings settings)
    {
        var asked = asks.ToLookup(a => (a.MemberId, Week: CampaignWeek.Of(a.At)));
        var done = efforts.ToLookup(e => (e.MemberId, Week: CampaignWeek.Of(e.At)));
        return [.. asked.Select(g => g.Key).Union(done.Select(g => g.Key))
            .Select(key => Of(key.MemberId, key.Week, [.. asked[key]], [.. done[key]], settings))
            .OrderBy(w => w.Week).ThenByDescending(w => w.Minutes).ThenBy(w => w.MemberId, StringComparer.Ordinal)];
    }

    private static BurdenWeek Of(string member, CampaignWeek week, List<Ask> asks, List<Effort> efforts, BurdenSettings s)
    {
        var minutes = (asks.Count * s.MinutesPerMessage) + efforts.Sum(e => e.Meeting ? s.MinutesPerMeeting : s.MinutesPerReport);
        return new(member, week, asks.Count, asks.Count(a => a.ByName), asks.Count(a => PictureWords.Any(w => a.Text.Contains(w, StringComparison.Ordinal))), minutes);
    }
}
