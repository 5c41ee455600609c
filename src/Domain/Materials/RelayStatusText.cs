using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>【转发情况】: who has passed the edition on (rule C10). Groups and people are what the units reported, null when nothing was.</summary>
public static class RelayStatusText
{
    public static string For(CascadeBoard board, int? groups, int? people, DateTimeOffset now, Hearing hearing)
    {
        var day = WorkCalendar.LocalDate(now);
        var total = board.Answered.Count + board.Awaited.Count;
        List<string> lines =
        [
            FormattableString.Invariant($"【转发情况】{day.Month}月{day.Day}日 {WorkCalendar.LocalTime(now):HH\\:mm}"),
            FormattableString.Invariant($"已反馈 {board.Answered.Count}/{total}{Named(board.Answered)}"),
        ];
        if (Covered(groups, people) is { } covered) lines.Add(covered);
        if (board.Awaited.Count == 0)
        {
            lines.Add("各村（社区）、单位均已反馈。");
            return string.Join('\n', lines);
        }

        lines.Add($"待反馈{Named(board.Awaited)}");
        lines.Add($"已转发的请{(hearing == Hearing.Mention ? "@我" : "")}回复群数和人数，未转发的请抓紧转发。");
        return string.Join('\n', lines);
    }

    private static string? Covered(int? groups, int? people) => (groups, people) switch
    {
        (null, null) => null,
        ({ } g, null) => $"转发群 {Count(g)}个",
        (null, { } p) => $"覆盖 {Count(p)}人",
        ({ } g, { } p) => $"覆盖群 {Count(g)}个、{Count(p)}人",
    };

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Named(IReadOnlyList<OrgUnit> units) => units.Count == 0 ? "" : "：" + string.Join('、', units.Select(u => u.Name));
}
