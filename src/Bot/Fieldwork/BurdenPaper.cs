using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Undertakings.Burden;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>减负情况报告 for the county, in the layout of rule N1: figures by unit, no names of persons (rule W17).</summary>
internal static class BurdenPaper
{
    private static readonly IReadOnlyList<PaperColumn> Columns =
        [new("单位", 9), new("人数", 5, true), new("消息（条）", 7, true), new("点名（次）", 7, true), new("照片（次）", 7, true), new("约用时（分钟）", 9, true), new("超预算（人次）", 9, true)];

    public static Paper Of(BurdenMonth month, Registry registry, string office, string addressee, DateTimeOffset now)
    {
        var days = $"{month.Days.From.Year}年{month.Days.From.Month}月";
        return new()
        {
            Title = $"关于{days}基层减负情况的报告",
            Addressee = addressee,
            Body = [.. Body(month, registry, days)],
            Signature = office,
            Date = WorkCalendar.LocalDate(now),
            MadeAt = WorkCalendar.At(month.Days.To, TimeOnly.MinValue),
        };
    }

    private static IEnumerable<PaperBlock> Body(BurdenMonth month, Registry registry, string days)
    {
        var (weeks, b) = (month.Weeks, month.Budget);
        yield return Line($"现将{days}（{month.Days}）全民反诈工作中向村（社区）、单位干部提要求的情况报告如下：");
        yield return Line("一、总体情况");
        yield return Line(weeks.Count == 0
            ? "这段时间没有主动向干部发过消息，也没有要过数。"
            : $"平均每名干部每周收到主动消息{Average(weeks, w => w.Messages)}条、被点名{Average(weeks, w => w.Mentions)}次、被要照片{Average(weeks, w => w.Pictures)}次，约用时{Average(weeks, w => w.Minutes)}分钟（估算）。每周预算为消息{b.Messages}条、点名{b.Mentions}次、照片{b.Pictures}次、{b.Minutes}分钟，超预算{month.Over.Count}人次。");
        yield return Line("二、下发任务和减负提醒");
        var named = month.Notes.Count(n => n.Document is not null);
        yield return Line($"下发任务{month.Tasks}项。系统减负提醒{month.Notes.Count}次，其中有上级文件依据{named}次，没有文件依据{month.Notes.Count - named}次。");
        foreach (var note in month.Notes) yield return Line($"{note.Subject}：{(note.Document is null ? "没有文件依据" : "依据" + note.Document)}。");
        yield return Line("三、分单位情况");
        if (weeks.Count > 0) yield return new PaperBlock.Table(Table(month, registry));
    }

    private static PaperTable Table(BurdenMonth month, Registry registry)
    {
        var units = month.Weeks.GroupBy(w => registry.Tree.Above(registry.Members[w.MemberId].UnitId, Tier.Village)?.Id ?? registry.Members[w.MemberId].UnitId)
            .OrderBy(g => registry.Tree.Find(g.Key)?.Order);
        IReadOnlyList<string> Row(string name, IReadOnlyList<BurdenWeek> w) =>
            [name, Figure(w.Select(x => x.MemberId).Distinct().Count()), Figure(w.Sum(x => x.Messages)), Figure(w.Sum(x => x.Mentions)), Figure(w.Sum(x => x.Pictures)), Figure(w.Sum(x => x.Minutes)), Figure(w.Count(x => x.IsOver(month.Budget)))];
        return new(
            Columns, [.. units.Select(g => Row(registry.Tree.Find(g.Key)?.Name ?? "", [.. g])), Row("合计", month.Weeks)],
            $"注：{month.Days}累计数，从发出的消息、办结的任务和到会登记中统计，没有另外要基层填报。");
    }

    private static PaperBlock.Paragraph Line(string text) => new(text);

    private static string Figure(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Average(IReadOnlyList<BurdenWeek> weeks, Func<BurdenWeek, int> what) => weeks.Average(what).ToString("0.#", CultureInfo.InvariantCulture);
}
