using System.Text;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>How a text asks for an answer: where the bot hears only what mentions it, it must say so.</summary>
public enum Hearing { All, Mention }

/// <summary>The posted text of an edition (rules C11–C13).</summary>
public static class PushText
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>
    /// The text for one group. OfficeName is the signature (清溪乡平安办). Work groups are asked to pass it on and, in the last line,
    /// for the round's data; residents' groups get the materials only.
    /// </summary>
    public static string For(
        Edition edition, IReadOnlyList<EditionItem> items, GroupKind kind, string officeName, ReportingRound round, DateTimeOffset now, Hearing hearing)
    {
        List<string> lines = [Title(edition, round)];
        if (kind == GroupKind.Work) lines.Add("各村（社区）、各单位：");
        if (!string.IsNullOrWhiteSpace(edition.Focus)) lines.Add($"本周重点：{Sentence(edition.Focus)}");
        lines.AddRange(items.SelectMany((item, index) => Lines(item, index, kind)));
        if (kind == GroupKind.Work)
        {
            lines.Add("请第一时间转发到本级工作群，并督促组、网格群转发到户。");
            lines.Add($"转发后{(hearing == Hearing.Mention ? "@我" : "")}回复，例：已转发到8个组群，覆盖420人");
        }

        lines.Add("群众咨询：96110；正在转账请立即拨打110。");
        lines.Add(officeName);
        if (kind == GroupKind.Work && DataLine(round, now, hearing) is { } data) lines.Add(data);
        return string.Join('\n', lines);
    }

    /// <summary>【本周反诈宣传】2026年第1期（6月15日—6月21日）: the year and days of the week it is pushed in.</summary>
    public static string Title(Edition edition, ReportingRound round)
    {
        var week = round.EditionWeek;
        return FormattableString.Invariant(
            $"【本周反诈宣传】{week.Year}年第{edition.Number}期（{week.Monday.Month}月{week.Monday.Day}日—{week.Sunday.Month}月{week.Sunday.Day}日）");
    }

    /// <summary>上周（6.8—6.14）数据今天18:00前报. After the deadline it asks for what is missing, after the freeze for nothing.</summary>
    public static string? DataLine(ReportingRound round, DateTimeOffset now, Hearing hearing)
    {
        if (now > round.Freeze) return null;
        var (by, missing) = now <= round.Due ? (round.Due, "") : (round.Freeze, "未报的");
        var day = WorkCalendar.LocalDate(by) == WorkCalendar.LocalDate(now) ? "今天" : DayOf(WorkCalendar.LocalDate(by));
        var answer = hearing == Hearing.Mention ? "，请@我回复" : "";
        return FormattableString.Invariant($"{Weeks(round.DataWeeks)}数据{missing}{day}{WorkCalendar.LocalTime(by):HH\\:mm}前报{answer}");
    }

    /// <summary>【紧急提醒】…。请立即转发到组。 Quiet hours do not hold it once a person confirmed it.</summary>
    public static string Flash(Edition edition)
    {
        var text = new StringBuilder("【紧急提醒】").Append(Sentence(edition.Focus ?? edition.Title));
        foreach (var item in edition.Items.OrderBy(i => i.Ordinal).Where(i => i.Body is not null)) text.Append('\n').Append(item.Body);
        return text.Append(edition.Items.Any(i => i.Body is not null) ? "\n" : "").Append("请立即转发到组。").ToString();
    }

    private static string Weeks(IReadOnlyList<CampaignWeek> weeks)
    {
        var name = weeks.Count switch { 1 => "上周", 2 => "前两周", var n => FormattableString.Invariant($"前{n}周") };
        return $"{name}（{string.Join('、', weeks.Select(w => w.Period.ToString()))}）";
    }

    private static string DayOf(DateOnly day) => FormattableString.Invariant($"{day.Month}月{day.Day}日");

    private static IEnumerable<string> Lines(EditionItem item, int index, GroupKind kind)
    {
        var number = index < Circled.Length ? Circled[index].ToString() : FormattableString.Invariant($"{index + 1}.");
        var audience = kind == GroupKind.Work && item.Audience is not null ? $"（对象：{item.Audience}）" : "";
        yield return $"{number} {item.Kind}：{item.Title}{audience}";
        if (!string.IsNullOrWhiteSpace(item.Body)) yield return item.Body.Trim();
    }

    private static string Sentence(string text) => text.Trim().TrimEnd('。') + "。";
}
