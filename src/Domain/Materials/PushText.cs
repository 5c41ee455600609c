using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Materials;

/// <summary>How a text asks for an answer: where the bot hears only what mentions it, it must say so.</summary>
public enum Hearing { All, Mention }

/// <summary>The posted text of an edition, in blocks that stay together when it is cut into messages (rules C11–C13, C15).</summary>
public static class PushText
{
    /// <summary>An edition nobody gave a title.</summary>
    public const string NoTitle = "本周反诈宣传";

    private const string Hotline = "群众咨询：96110；正在转账请立即拨打110。";

    /// <summary>
    /// The text for one group. OfficeName is the signature (清溪乡平安办). Work groups are asked to pass it on and, in the last line,
    /// for the round's data; residents' groups get the materials only.
    /// </summary>
    public static IReadOnlyList<string> Blocks(
        Edition edition, IReadOnlyList<EditionItem> items, Readership readers, string officeName, ReportingRound round, DateTimeOffset now, Hearing hearing)
    {
        List<string> head = [Title(edition, round)];
        if (Greeting(readers) is { } greeting) head.Add(greeting);
        head.AddRange(Subject(edition));
        var foot = readers == Readership.Residents
            ? [Hotline, officeName]
            : WorkFoot(readers, officeName, DataLine(round, now, hearing), hearing);
        return [string.Join('\n', head), .. Items(items, readers), string.Join('\n', foot)];
    }

    public static string For(
        Edition edition, IReadOnlyList<EditionItem> items, Readership readers, string officeName, ReportingRound round, DateTimeOffset now, Hearing hearing) =>
        string.Join('\n', Blocks(edition, items, readers, officeName, round, now, hearing));

    /// <summary>What 素材 answers (rule C16): nothing is asked for, so it can be passed on as it is. For = the audience of a pack, or null.</summary>
    public static IReadOnlyList<string> Pack(
        Edition edition, IReadOnlyList<EditionItem> items, CampaignWeek week, Readership readers, string officeName, string? audience)
    {
        var tag = audience is null ? "" : $"·{audience}";
        List<string> head = [$"【反诈素材{tag}】{Issue(edition, week)}", .. Subject(edition)];
        return [string.Join('\n', head), .. Items(items, readers), $"{Hotline}\n{officeName}"];
    }

    /// <summary>【本周反诈宣传】2026年第1期（6月15日—6月21日）: the year and days of the week it is pushed in.</summary>
    public static string Title(Edition edition, ReportingRound round) => $"【本周反诈宣传】{Issue(edition, round.EditionWeek)}";

    /// <summary>上周（6.8—6.14）数据今天18:00前报. After the deadline it asks for what is missing, after the freeze for nothing.</summary>
    public static string? DataLine(ReportingRound round, DateTimeOffset now, Hearing hearing)
    {
        if (!round.Collects || now > round.Freeze) return null;
        var (by, missing) = now <= round.Due ? (round.Due, "") : (round.Freeze, "未报的");
        var day = WorkCalendar.LocalDate(by) == WorkCalendar.LocalDate(now) ? "今天" : DayOf(WorkCalendar.LocalDate(by));
        var answer = hearing == Hearing.Mention ? "，请@我回复" : "";
        return FormattableString.Invariant($"{Weeks(round.DataWeeks)}数据{missing}{day}{WorkCalendar.LocalTime(by):HH\\:mm}前报{answer}");
    }

    /// <summary>【紧急提醒】…。请立即转发到组。 Quiet hours do not hold it once a person confirmed it.</summary>
    public static string Flash(Edition edition, Readership readers = Readership.Township)
    {
        var bodies = edition.Items.OrderBy(i => i.Ordinal).Where(i => i.Body is not null).Select(i => i.Body!.Trim() + "\n").ToList();
        var order = readers == Readership.Residents ? "请转告家人和邻居。" : "请立即转发到组。";
        return $"【{FlashHead(edition)}】{Sentence(edition.Focus ?? edition.Title)}{(bodies.Count > 0 ? "\n" : "")}{string.Concat(bodies)}{order}";
    }

    /// <summary>What is pushed at once is an urgent reminder, unless it is the police's bulletin of the day.</summary>
    public static string FlashHead(Edition edition) => edition.Title.EndsWith("通报", StringComparison.Ordinal) ? edition.Title : "紧急提醒";

    private static string Issue(Edition edition, CampaignWeek week) => FormattableString.Invariant(
        $"{week.Year}年第{edition.Number}期（{DayOf(week.Monday)}—{DayOf(week.Sunday)}）");

    private static string? Greeting(Readership readers) => readers switch
    {
        Readership.Township => "各村（社区）、各单位：",
        Readership.Village => "各组、各网格：",
        Readership.Workplace => "各位同事：",
        _ => null,
    };

    private static IEnumerable<string> Subject(Edition edition)
    {
        if (edition.Title.Length > 0 && edition.Title != NoTitle) yield return $"主题：{edition.Title}";
        if (!string.IsNullOrWhiteSpace(edition.Focus)) yield return $"本周重点：{Sentence(edition.Focus)}";
    }

    private static List<string> WorkFoot(Readership readers, string officeName, string? dataLine, Hearing hearing)
    {
        var (pass, example) = readers switch
        {
            Readership.Village => ("请转发到各组、网格群，通知到户。", "已转发到4个群，覆盖180人"),
            Readership.Workplace => ("请转发到本单位各群，提醒同事和家人。", "已转发到2个群，覆盖60人"),
            _ => ("请第一时间转发到本级工作群，并督促组、网格群转发到户。", "已转发到8个组群，覆盖420人"),
        };
        List<string> foot = [pass, $"转发后{(hearing == Hearing.Mention ? "@我" : "")}回复，例：{example}", Hotline, officeName];
        if (dataLine is not null) foot.Add(dataLine);
        return foot;
    }

    private static IEnumerable<string> Items(IReadOnlyList<EditionItem> items, Readership readers) =>
        items.Select((item, index) => ItemText.Of(item, index, showAudience: readers != Readership.Residents));

    private static string Weeks(IReadOnlyList<CampaignWeek> weeks)
    {
        var name = weeks.Count switch { 1 => "上周", 2 => "前两周", var n => FormattableString.Invariant($"前{n}周") };
        return $"{name}（{string.Join('、', weeks.Select(w => w.Period.ToString()))}）";
    }

    private static string DayOf(DateOnly day) => FormattableString.Invariant($"{day.Month}月{day.Day}日");

    private static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.EndsWith('！') || trimmed.EndsWith('？') ? trimmed : trimmed.TrimEnd('。') + "。";
    }
}
