using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Evidence.Trust;

/// <summary>One week of the weekly form as a unit filled it. Values: what was reported, none left out. FirstAt: when it came; null = not at all.</summary>
public sealed record FilledWeek(CampaignWeek Week, IReadOnlyList<decimal> Values, DateTimeOffset? FirstAt, DateTimeOffset Due);

/// <summary>Ways of filling in that deserve a look, for the office only (rule E12). Not one of them proves anything.</summary>
public static class FillingPatterns
{
    private const int Alike = 3, Weeks = 4, Numbers = 6;

    private static readonly TimeSpan LastMinute = TimeSpan.FromMinutes(30);

    /// <summary>In plain words; empty when there is nothing. Weeks one after the other, oldest first.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<FilledWeek> weeks) => [.. new[] { SameValues(weeks), AtTheLastMinute(weeks), RoundOnly(weeks) }.OfType<string>()];

    // Two quiet weeks are alike without being copied, so zeros do not count.
    private static string? SameValues(IReadOnlyList<FilledWeek> weeks)
    {
        var (run, longest, end) = (1, 1, 0);
        for (var i = 1; i < weeks.Count; i++)
        {
            var same = weeks[i].Values.Count >= 2 && weeks[i].Values.Any(v => v > 0) && weeks[i].Values.SequenceEqual(weeks[i - 1].Values);
            run = same ? run + 1 : 1;
            if (run > longest) (longest, end) = (run, i);
        }

        return longest < Alike ? null : $"连续{longest}周报的数完全一样（第{weeks[end - longest + 1].Week.Number}—{weeks[end].Week.Number}周）";
    }

    private static string? AtTheLastMinute(IReadOnlyList<FilledWeek> weeks)
    {
        var filled = weeks.Where(w => w.FirstAt is not null).ToList();
        return filled.Count >= Weeks && filled.TrueForAll(w => w.FirstAt > w.Due - LastMinute) ? $"{filled.Count}周都在截止前半小时内或截止后才报" : null;
    }

    private static string? RoundOnly(IReadOnlyList<FilledWeek> weeks)
    {
        var said = weeks.SelectMany(w => w.Values).Where(v => v > 0).ToList();
        return said.Count >= Numbers && said.TrueForAll(v => v % 5 == 0) ? $"{said.Count}个数都是5或10的整倍数" : null;
    }
}
