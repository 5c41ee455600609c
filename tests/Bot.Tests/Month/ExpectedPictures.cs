using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Oracle;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>What the pictures ought to show (rules K15, K10, K16, C9), from raw entries and deliveries: every word, every bar and every point. A figure more is a finding.</summary>
internal sealed partial class ExpectedPictures(Sample sample, Findings findings)
{
    private static readonly CultureInfo _plain = CultureInfo.InvariantCulture;

    // The opening totals of the sample are as of the Sunday before its four closed weeks; earlier nothing is known.
    private static readonly DateOnly _opening = Books.Start.AddDays(-36);

    // Drawn widths and heights are rounded to tenths of a px.
    private const double Rounding = 0.11;

    /// <summary>The posted ranking: its rows are those of the text, its bars their rates.</summary>
    public void Ranking(string where, PictureText picture, FrozenWeek week)
    {
        var (books, sunday) = (week.Books, week.Week.Sunday);
        var rate = sample.Units.Sum(u => books.Total(u, "app_install", sunday)!.Value) / sample.Units.Sum(u => u.Base!.Value) * 100;
        var plan = ExpectedBulletin.Plan(sunday);
        var added = books.NewOfAll("app_install", week.Week.Monday, sunday);
        List<string> rows =
        [
            "清溪乡反诈工作周通报", $"第{week.Week.Number}周（{week.Week.Dates}）  APP安装率（16—60岁）",
            $"{ExpectedBulletin.Tenth(rate)}% {(added is { } n ? n.ToString("#,0", _plain) : "未报")} {(plan > rate ? $"差{ExpectedBulletin.Tenth(plan - rate)}点" : "已达到")}",
            $"全乡安装率 本周新增安装 序时目标{ExpectedBulletin.Short(plan)}%",
        ];
        var (notes, rates) = ("", new List<(string League, decimal Rate)>());
        var league = "";
        foreach (var line in week.Issue.Text.Split('\n'))
        {
            if (line.StartsWith('〔')) rows.Add($"{league = line.Trim('〔', '〕')} 安装率 比上周 名次");
            if (line.StartsWith("人数少不排名：", StringComparison.Ordinal)) notes += "人数少，只列数不排名：" + Marked(line[7..]);
            if (line.StartsWith("未报：", StringComparison.Ordinal)) notes += line;
            if (Ranked().Match(line) is not { Success: true } m) continue;
            rates.Add((league, week.Issue.Places[m.Groups["unit"].Value].Rate));
            string[] cells = [m.Groups["rank"].Value, m.Groups["unit"].Value, m.Groups["rate"].Value + (rates[^1].Rate > 100 ? "%!" : "%"), m.Groups["change"].Value, m.Groups["climb"].Value];
            rows.Add(string.Join(' ', cells.Where(c => c.Length > 0)));
        }

        if (rates.Any(r => r.Rate > 100) || notes.Contains('!', StringComparison.Ordinal)) notes += "带!的超过100%，请核对人口基数或累计数。";
        findings.SameText($"{where}: rows", string.Join('\n', rows), string.Join('\n', picture.Rows()));
        var foot = $"数据截至{week.Week.Due.AddDays(1).Month}月{week.Week.Due.AddDays(1).Day}日12:00。安装率=累计安装÷16—60岁人口（全乡{sample.Units.Sum(u => u.Base!.Value).ToString("#,0", _plain)}人）。蓝色达到序时目标，橙色未达到，虚线是目标。数值相同的名次相同。";
        findings.SameText($"{where}: notes", notes + foot, picture.Paragraphs);
        Near($"{where}: bars", rates.GroupBy(r => r.League).SelectMany(g => g.Select(r => 316 * (double)(r.Rate / Math.Max(100, Math.Max(plan, g.Max(x => x.Rate)))))), picture.Bars(384, "4"));
    }

    /// <summary>Four whole weeks of a village, each with its number or as 未报.</summary>
    public void Trend(string where, PictureText picture, Books books, Place unit, DateTimeOffset now)
    {
        var monday = Monday(now);
        var weeks = Enumerable.Range(1, 4).Reverse().Select(back => new DataWeek(monday.AddDays(-7 * back))).ToList();
        var values = weeks.Select(w => books.New(unit, "app_install", w.Monday, w.Sunday)).ToList();
        findings.SameSet(where, [$"{unit.Name} 近4周每周新增安装", "按完整自然周，周一到周日", .. weeks.Select(w => $"第{w.Number}周"), .. values.Select(v => v is { } n ? "+" + n.ToString("#,0", _plain) : "未报")], picture.Words);
        findings.SameText($"{where}: foot", $"数据截至{Moment(now)}。{(values.Contains(null) ? "没有数的周不补数。" : "")}", picture.Paragraphs);
        var highest = values.Max() is > 0 and { } max ? max : 1;
        Near($"{where}: points", values.OfType<decimal>().Select(v => 700 - (440 * (double)(v / highest))), picture.Points(12));
    }

    /// <summary>Twelve week ends and today against the plan, and the day the last target would be reached at the pace of four weeks.</summary>
    public void Target(string where, PictureText picture, Books books, DateTimeOffset now)
    {
        var (today, monday) = (DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime), Monday(now));
        var people = sample.Units.Sum(u => u.Base!.Value);
        decimal Installed(DateOnly day) => sample.Units.Sum(u => books.Total(u, "app_install", day)!.Value);
        List<DateOnly> days = [.. Enumerable.Range(1, 12).Reverse().Select(back => monday.AddDays((-7 * back) + 6)).Where(d => d >= _opening), today];
        (DateOnly Day, int Percent)[] targets = [(new(2026, 3, 31), 40), (new(2026, 6, 30), 80)];
        var missing = (people * 0.8m) - Installed(today);
        var pace = (books.NewOfAll("app_install", monday.AddDays(-28), monday.AddDays(-1)) ?? 0) / 28;
        var reached = missing > 0 && pace > 0 ? today.AddDays((int)Math.Ceiling(missing / pace)) : (DateOnly?)null;
        if (reached > targets[1].Day.AddDays(180)) reached = null;
        string[] labels =
        [
            "清溪乡 安装率进度", "目标：6月30日80%", "0%", "20%", "40%", "60%", "80%", "100%", $"现在{ExpectedBulletin.Tenth(Installed(today) / people * 100)}%",
            .. targets.Select(t => $"{Day(t.Day)}目标{t.Percent}%"), Day(new[] { targets[0].Day, days[0] }.Min()), Day(new[] { targets[1].Day, today, reached ?? today }.Max()),
        ];
        findings.SameSet(where, reached is { } on ? labels.Append($"预计{Day(on)}") : labels, picture.Words);
        findings.SameText($"{where}: foot", $"数据截至{Moment(now)}。安装率=累计安装÷16—60岁人口（{people.ToString("#,0", _plain)}人）。虚线是序时目标{(reached is null ? "" : "，空心点是按近4周速度推算的日子，只供参考")}。", picture.Paragraphs);
        Near($"{where}: points", days.Select(d => 760 - (510 * (double)(Installed(d) / people))), picture.Points(8));
    }

    /// <summary>Each unit's groups and how many of them have it, from the deliveries one by one.</summary>
    public void Relay(string where, PictureText picture, IReadOnlyList<SeenDelivery> deliveries, SeenEdition edition, DateTimeOffset now)
    {
        (string State, string Fill)[] shades = [("sent", "#1f4e8c"), ("relayed", "#4a8fd0"), ("relay-due", "#c9d3de"), ("pending", "#e9edf2"), ("failed", "#d9822b"), ("cancelled", "#f6f7f9")];
        var units = sample.Units.Prepend(sample.Named("清溪乡")).Select(u => (u.Name, Groups: deliveries.Where(d => Within(d.Group, u)).ToList())).Where(u => u.Groups.Count > 0).ToList();
        var number = edition.Id[(edition.Id.LastIndexOf('-') + 1)..].TrimStart('0');
        // A long theme takes two lines.
        var drawn = picture.Rows().ToList();
        var title = drawn.TakeWhile(r => !r.Contains("推送，", StringComparison.Ordinal)).ToList();
        findings.SameText($"{where}: title", $"第{number}期{edition.Title}转发进度", string.Concat(title).Replace(" ", "", StringComparison.Ordinal));
        List<string> rows =
        [
            $"{now.Month}月{now.Day - ((int)now.DayOfWeek - 1)}日09:00推送，共{deliveries.Count}个群", "已发到群 已转发 等转发 等发送 没发成 已撤下",
            .. units.Select(u => $"{u.Name} {u.Groups.Count(d => d.State is "sent" or "relayed")}/{u.Groups.Count}"),
        ];
        findings.SameText($"{where}: rows", string.Join('\n', rows), string.Join('\n', drawn.Skip(title.Count)));
        findings.SameText($"{where}: foot", $"数据截至{Moment(now)}。数字是已发到和已转发的群数/应发群数，每级含下级。", picture.Paragraphs);
        var bars = units.Select(u => string.Join(' ', shades.Select(s => (s.Fill, Width: 460.0 * u.Groups.Count(d => d.State == s.State) / u.Groups.Count)).Where(p => p.Width > 0).Select(p => $"{Math.Round(p.Width, 1, MidpointRounding.AwayFromZero).ToString("0", _plain)}{p.Fill}")));
        findings.SameText($"{where}: bars", string.Join('\n', bars), string.Join('\n', picture.Parts(400)));
    }

    /// <summary>Of whom more have it than there are people, a mark asks to check.</summary>
    private static string Marked(string small) => Few().Replace(small, m => int.Parse(m.Groups["some"].ValueSpan, _plain) > int.Parse(m.Groups["all"].ValueSpan, _plain) ? m.Value + "!" : m.Value);

    private bool Within(string group, Place unit)
    {
        var place = sample.Named(sample.Chats.Single(c => c.Id == group).Unit);
        while (place.Name != unit.Name && sample.All.FirstOrDefault(p => p.Name == place.Parent) is { } above) place = above;
        return place.Name == unit.Name;
    }

    private void Near(string where, IEnumerable<double> truth, IEnumerable<double> drawn)
    {
        var (expected, found) = (truth.ToList(), drawn.ToList());
        var off = expected.Count == found.Count ? expected.Zip(found).Where(p => Math.Abs(p.First - p.Second) > Rounding).Select(p => $"{p.First:0.0} is drawn {p.Second:0.0}") : [$"{expected.Count} are drawn {found.Count}"];
        findings.SameText(where, "", string.Join('，', off));
    }

    private static DateOnly Monday(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime) is var day ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) : default;

    private static string Moment(DateTimeOffset now) => now.ToOffset(TimeSpan.FromHours(8)).ToString("M月d日HH:mm", _plain);

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    [GeneratedRegex("(?<some>[0-9]+)/(?<all>[0-9]+)人", RegexOptions.ExplicitCapture)]
    private static partial Regex Few();

    [GeneratedRegex("^(?<rank>[0-9]+) (?<unit>[^ ]+) (?<rate>[0-9.]+)%⚠?(（(?<change>[-+0-9.]+)）(?<climb>—|[▲▼][0-9]+)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ranked();
}
