using System.Globalization;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Papers;

/// <summary>The places of 督办单, 约谈通知 and 整改单; they have no tables.</summary>
public static class NoticeWords
{
    public static IReadOnlyList<string> Places { get; } = ["年", "编号", "单位", "办公室", "事由", "期限", "时间", "印发日期", "截止"];

    public static PaperWords Of(NoticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string[] reasons = [.. facts.Grounds, .. facts.Matter.Length == 0 ? Array.Empty<string>() : [Ended(facts.Matter)]];
        return new PaperWords(
            new Dictionary<string, string?>
            {
                ["年"] = facts.Year.ToString(CultureInfo.InvariantCulture),
                ["编号"] = facts.Number.ToString(CultureInfo.InvariantCulture),
                ["单位"] = facts.Unit,
                ["办公室"] = facts.Office,
                ["事由"] = reasons.Length == 1 ? reasons[0] : string.Join('\n', reasons.Select((r, i) => $"（{PaperNumbering.Chinese(i + 1)}）{r}")),
                ["期限"] = facts.Deadline is { } day ? Figures.Day(day) : null,
                ["时间"] = facts.Meeting,
                ["印发日期"] = facts.IssuedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
                ["截止"] = Figures.Moment(facts.AsOf),
            },
            new Dictionary<string, PaperTable?>());
    }

    private static string Ended(string matter) => matter.EndsWith('。') ? matter : matter + "。";
}
