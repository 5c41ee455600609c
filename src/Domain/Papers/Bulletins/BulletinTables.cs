using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>The tables of a bulletin. What was not reported is a dash, never zero.</summary>
internal static class BulletinTables
{
    private const string Unknown = "—";

    public static IReadOnlyDictionary<string, PaperTable?> Of(BulletinFacts f) => new Dictionary<string, PaperTable?>
    {
        ["发案对比"] = Incidents(f), ["发案分布"] = Cases(f), ["工作情况"] = Work(f), ["安装排名"] = Ranking(f),
    };

    /// <summary>环比 and 同比 in columns of their own.</summary>
    private static PaperTable Incidents(BulletinFacts f)
    {
        (string Name, Func<IncidentCount, decimal?> Of)[] rows =
            [("发案（起）", i => i.Cases), ("损失（元）", i => i.Loss), ("劝阻（人）", i => i.Dissuaded), ("避免损失（元）", i => i.LossAvoided), ("劝返（人）", i => i.Repatriated)];
        PaperColumn[] columns =
            [new("项目", 9), new(f.Span.This, 5, true), new(f.Span.Last, 5, true), new("环比", 5, true), new("去年同期", 6, true), new("同比", 5, true), new("今年累计", 6, true)];
        var cells = rows.Select(r => (IReadOnlyList<string>)
        [
            r.Name, Written(r.Of(f.This)), Written(r.Of(f.Before)), Moved(r.Of(f.This), r.Of(f.Before)), Written(r.Of(f.YearAgo)), Moved(r.Of(f.This), r.Of(f.YearAgo)), Written(r.Of(f.ThisYear)),
        ]);
        var days = $"{f.Span.This}{f.Span.Days}，{f.Span.Last}{f.Span.Before}，去年同期{f.Span.YearAgo.From.Year}.{f.Span.YearAgo}";
        return new PaperTable(columns, [.. cells], $"注：派出所、平安办报数；{days}；{AsOf(f)}；“{Unknown}”为未报。");
    }

    private static PaperTable? Cases(BulletinFacts f)
    {
        var hit = f.Units.Where(u => u.Cases > 0).OrderByDescending(u => u.Cases).ToList();
        if (hit.Count == 0) return null;
        // A case without a place is the township's own: the sum of the units may be smaller.
        return new PaperTable(
            [new("单位", 10), new("发案（起）", 6, true), new("损失（元）", 8, true)],
            [.. hit.Select(u => (IReadOnlyList<string>)[u.Unit, Written(u.Cases), Written(u.Loss)])],
            $"注：派出所、平安办报数，只列说明了发案地的；{AsOf(f)}。");
    }

    private static PaperTable Work(BulletinFacts f)
    {
        var columns = Bulletins.Shown.Select(m => new PaperColumn($"{m.ChineseName()}（{m.UnitWord()}）", 7, true)).ToList();
        var rows = f.Units.Select(u => (IReadOnlyList<string>)[u.Unit, .. u.Work.Select(Written), Report(u)])
            .Append(["合计", .. f.Work.Select(Written), ""]);
        return new PaperTable([new("单位", 16), .. columns, new("报送", 13)], [.. rows], $"注：{AsOf(f)}；“{Unknown}”为未报，不是0。");
    }

    /// <summary>As far as Ranking:Install lets a group see it (rule K5): the paper goes to the same people.</summary>
    private static PaperTable? Ranking(BulletinFacts f)
    {
        if (f.Standing is not { } standing || (f.Install == InstallList.Full ? int.MaxValue : f.Install == InstallList.Top ? 3 : 0) is not (> 0 and var upTo)) return null;
        var rows = standing.Leagues.Where(l => l.Ranked).SelectMany(l => l.Places.Where(p => p.Rank <= upTo).Select(p => (IReadOnlyList<string>)
        [
            l.Name, Whole(p.Rank), p.Unit, Written(p.Base), Written(p.Installed), Figures.Tenth(p.Rate ?? 0), p.Change is { } points ? Figures.Points(points) : Unknown, Climb(p),
        ])).ToList();
        var note = $"注：安装率为累计安装人数与16—60岁人口数之比；较上期为百分点；数据截至{Figures.Moment(standing.Cutoff)}；人口不足100人的单位不排名。{Apart(standing)}";
        return new PaperTable(
            [new("类别", 6), new("名次", 3, true), new("单位", 7), new("应装（人）", 5, true), new("累计安装（人）", 6, true), new("安装率（%）", 5, true), new("较上期", 4, true), new("位次", 4)],
            rows, note);
    }

    private static string Apart(WeeklyStanding standing)
    {
        var silent = standing.Leagues.SelectMany(l => l.Unreported).ToList();
        return silent.Count == 0 ? "" : $"未报不排名：{string.Join('、', silent)}。";
    }

    private static string Climb(Place place) => place.Climb switch { null => Unknown, 0 => "不变", > 0 => $"升{place.Climb}", _ => $"降{-place.Climb}" };

    private static string Report(UnitFigures unit)
    {
        (string Word, int Count)[] kinds = [("按时", unit.OnTime), ("迟报", unit.Late), ("延期", unit.Extended), ("未报", unit.Missing)];
        var some = kinds.Where(k => k.Count > 0).ToList();
        return some is [{ Count: 1 } only] ? only.Word : some.Count == 0 ? Unknown : string.Concat(some.Select(k => k.Word + Whole(k.Count)));
    }

    private static string AsOf(BulletinFacts f) => $"数据截至{Figures.Moment(f.Cutoff)}";

    private static string Written(decimal? value) => value is { } number ? Figures.Count(number) : Unknown;

    private static string Moved(decimal? now, decimal? then) => now is { } a && then is { } b ? (a - b).ToString("+#,0.###;-#,0.###;0", System.Globalization.CultureInfo.InvariantCulture) : Unknown;

    private static string Whole(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
