using System.Globalization;
using AntiFraudBot.Documents.Pictures.Drawing;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>The weekly ranking as a picture, from the same frozen figures as the text (rule K15).</summary>
public static class RankingPicture
{
    private const double Row = 62;
    private const double Tall = 86;
    private const double BarFrom = 384;
    private const double BarTo = 700;
    private const double RateTo = 844;
    private const double ChangeTo = 940;

    // Longer lists have their first and last places only: nobody scrolls through more on a phone, and two such leagues still fit a picture.
    private const int Whole = 70;
    private const int First = 50;
    private const int Last = 20;
    private const int MostNames = 24;

    /// <summary>All units with places, or with fewer only those (rule K5 decides what a group may see).</summary>
    public static Svg Of(WeeklyStanding standing, int upToRank = int.MaxValue)
    {
        var page = new SvgPage();
        PictureHead.Draw(page, $"{standing.ScopeName}反诈工作周通报", $"第{standing.WeekNumber}周（{standing.Period}）  APP安装率（16—60岁）");
        Together(page, standing);
        foreach (var league in standing.Leagues) League(page, standing, league, upToRank);
        Foot(page, standing);
        return page.Finish();
    }

    /// <summary>Three figures of the whole scope.</summary>
    private static void Together(SvgPage page, WeeklyStanding s)
    {
        var rate = s.Rate();
        (string What, string Value)[] figures =
        [
            ($"{Figures.Whole(s.ScopeName)}安装率", rate is { } r ? Figures.Tenth(r) + "%" : "无"),
            ("本周新增安装", s.NewInstalls is { } added ? Figures.Count(added) : "未报"),
            (s.Plan is { } plan ? $"序时目标{Figures.ShortPercent(plan)}" : "累计安装", Against(s, rate)),
        ];
        const double each = (SvgPage.Width - (2 * SvgPage.Margin)) / 3.0;
        for (var i = 0; i < figures.Length; i++)
        {
            var middle = SvgPage.Margin + (each * (i + 0.5));
            page.Text(middle, page.Y + 84, 54, figures[i].Value, bold: true, anchor: Anchor.Middle, room: each);
            page.Text(middle, page.Y + 132, 30, figures[i].What, SvgPage.Quiet, Anchor.Middle, room: each);
        }

        page.Y += 164;
    }

    private static string Against(WeeklyStanding s, decimal? rate) => (s.Plan, rate) switch
    {
        ({ } plan, { } now) when now < plan => $"差{Figures.Tenth(plan - now)}点",
        ({ }, { }) => "已达到",
        _ => s.Installed is { } installed ? Figures.Count(installed) : "无",
    };

    private static void League(SvgPage page, WeeklyStanding s, League league, int upToRank)
    {
        var places = league.Ranked ? league.Places.Where(p => p.Rank <= upToRank).ToList() : [];
        List<string> notes = [.. Notes(league, everything: upToRank == int.MaxValue)];
        if (places.Count + notes.Count == 0) return;
        page.Rect(SvgPage.Margin, page.Y + 10, 10, 40, "#1f3a5f");
        page.Text(SvgPage.Margin + 26, page.Y + 44, 36, league.Name, bold: true);
        if (places.Count > 0) Columns(page);
        page.Y += 70;
        var scale = Scale(places, s.Plan);
        var top = page.Y;
        for (var i = 0; i < places.Count; i++)
        {
            if (places.Count <= Whole || i < First || i >= places.Count - Last) Place(page, places[i], s.Plan, scale, shaded: i % 2 == 1);
            else if (i == First) Gap(page, places.Count - First - Last);
        }

        if (places.Count > 0 && s.Plan is { } plan) page.Line(scale(plan), top, scale(plan), page.Y, SvgPage.Ink, 2, dashed: true);
        foreach (var note in notes) page.Paragraph(SvgPage.Smallest, note, SvgPage.Quiet);
        page.Y += 34;
    }

    private static void Columns(SvgPage page)
    {
        page.Text(RateTo, page.Y + 44, SvgPage.Smallest, "安装率", SvgPage.Quiet, Anchor.End);
        page.Text(ChangeTo, page.Y + 44, SvgPage.Smallest, "比上周", SvgPage.Quiet, Anchor.End);
        page.Text(SvgPage.Width - SvgPage.Margin, page.Y + 44, SvgPage.Smallest, "名次", SvgPage.Quiet, Anchor.End);
    }

    private static void Place(SvgPage page, Place place, decimal? plan, Func<decimal, double> scale, bool shaded)
    {
        const double nameRoom = BarFrom - SvgPage.Margin - 74;
        var row = SvgPage.WidthOf(place.Unit, SvgPage.Smallest) > nameRoom ? Tall : Row;
        var (middle, line) = (page.Y + (row / 2), page.Y + (row / 2) + 12);
        if (shaded) page.Rect(SvgPage.Margin - 12, page.Y, SvgPage.Width - (2 * (SvgPage.Margin - 12)), row, "#f3f6fa");
        page.Text(SvgPage.Margin + 40, line, place.Rank > 999 ? SvgPage.Smallest : 36, place.Rank.ToString(CultureInfo.InvariantCulture), bold: true, anchor: Anchor.End);
        page.Name(SvgPage.Margin + 62, middle, 34, place.Unit, nameRoom);
        var rate = place.Rate ?? 0;
        page.Rect(BarFrom, middle - 15, scale(rate) - BarFrom, 30, rate < plan ? SvgPage.Behind : SvgPage.Good, 4);
        page.Text(RateTo, line, 34, Figures.Tenth(rate) + (rate > 100 ? "%!" : "%"), anchor: Anchor.End, bold: true);
        page.Text(ChangeTo, line, SvgPage.Smallest, place.Change is { } points ? Figures.Points(points) : "", SvgPage.Quiet, Anchor.End);
        page.Text(SvgPage.Width - SvgPage.Margin, line, SvgPage.Smallest, Climb(place.Climb), SvgPage.Quiet, Anchor.End);
        page.Y += row;
    }

    private static void Gap(SvgPage page, int leftOut)
    {
        page.Text(SvgPage.Width / 2.0, page.Y + 43, 30, $"……  中间{Figures.Count(leftOut)}个略，全部见文字或导出的汇总表  ……", SvgPage.Quiet, Anchor.Middle);
        page.Y += Row;
    }

    private static string Climb(int? climb) => climb switch
    {
        null => "",
        0 => "—",
        > 99 => "▲99+",
        < -99 => "▼99+",
        > 0 => $"▲{climb}",
        _ => $"▼{-climb}",
    };

    /// <summary>From zero, so that a bar twice as long means twice as much.</summary>
    private static Func<decimal, double> Scale(List<Place> places, decimal? plan)
    {
        var highest = Math.Max(100, places.Select(p => p.Rate ?? 0).Append(plan ?? 0).DefaultIfEmpty(100).Max());
        return rate => BarFrom + ((BarTo - BarFrom) * (double)(Math.Clamp(rate, 0, highest) / highest));
    }

    private static IEnumerable<string> Notes(League league, bool everything)
    {
        if (everything && league.Small.Count > 0)
            yield return "人数少，只列数不排名：" + Named([.. league.Small.Select(p => $"{p.Unit}{BookingText.Number(p.Installed)}/{p.Base}人{(p.Installed > p.Base ? "!" : "")}")]);
        if (league.Unreported.Count > 0) yield return "未报：" + Named(league.Unreported);
        if (league.NotTakingPart.Count > 0) yield return "不参与本期排名：" + Named(league.NotTakingPart);
        if (league.WithoutRate.Count > 0) yield return "无累计数或人口基数，未排名：" + Named(league.WithoutRate);
        if (league.Places.Any(p => p.Rate > 100) || (everything && league.Small.Any(p => p.Installed > p.Base))) yield return "带!的超过100%，请核对人口基数或累计数。";
    }

    private static string Named(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join('、', names) : $"{string.Join('、', names.Take(MostNames))}等{Figures.Count(names.Count)}个";

    private static void Foot(SvgPage page, WeeklyStanding s)
    {
        var colours = s.Plan is null ? "" : "蓝色达到序时目标，橙色未达到，虚线是目标。";
        var people = s.Base is { } all ? $"（{Figures.Whole(s.ScopeName)}{Figures.Count(all)}人）" : "";
        PictureHead.Foot(page, $"数据截至{Figures.Moment(s.Cutoff)}。安装率=累计安装÷16—60岁人口{people}。{colours}数值相同的名次相同。");
    }
}
