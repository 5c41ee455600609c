using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Oracle;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>
/// What a 工作通报 or 情况通报 ought to say (rules N4, N5), from raw entries: every sentence with a figure in it, and every table cell by cell.
/// </summary>
internal sealed partial class ExpectedBulletin(Sample sample, Days days, FrozenWeek closing, IReadOnlyDictionary<string, string> types)
{
    private static readonly CultureInfo _plain = CultureInfo.InvariantCulture;
    private static readonly (string Key, string Name, string Word)[] _work =
    [
        ("household_visit", "入户", "户"), ("people_reached", "宣传", "人"), ("leaflet", "资料", "份"), ("event", "活动", "场"), ("pledge", "承诺书", "份"), ("push_people", "群覆盖", "人"),
    ];

    private static readonly string[] _grave = ["case", "loss", "dissuade", "loss_avoided", "repatriate"];
    private readonly Books _books = closing.Books;
    private readonly IReadOnlyList<FrozenWeek> _weeks = [.. closing.Chain.Where(w => w.Week.Monday >= days.From && w.Week.Sunday <= days.To)];

    private string Cutoff => $"{closing.Week.Due.AddDays(1).Month}月{closing.Week.Due.AddDays(1).Day}日12:00";

    /// <summary>Every sentence that holds a figure, as it is printed.</summary>
    public IReadOnlyList<string> Sentences() =>
    [
        $"现将{(days.Monthly ? $"{days.To.Year}年" : "")}{days.Name}（{Day(days.From)}至{Day(days.To)}）全民反诈工作情况通报如下。报数截至{Cutoff}。",
        .. new[] { Cases(), Unverified(), Dissuasions(), Repatriations() }.OfType<string>().Select(s => s + "。"),
        .. Installs(), Work() + "。", Reports() + "。", Chain() + "。", YearOnYear() + "。", .. Year(), .. Where() is { } where ? [where + "。"] : Array.Empty<string>(),
        .. Types() is { } known ? [$"已核实案件中，{known}。"] : Array.Empty<string>(), .. Problems(),
        .. Corrections() is { } changed ? [$"更正：{changed}。"] : Array.Empty<string>(), $"{days.This}{Days.Shown((days.From, days.To))}，{days.Last}{Days.Shown(days.Before)}，去年同期{days.YearAgo.From.Year}.{Days.Shown(days.YearAgo)}；数据截至{Cutoff}；",
    ];

    /// <summary>What else holds digits and is no figure: dates, numbers of the issue and of annexes, fixed words.</summary>
    public IEnumerable<string> Labels() =>
    [
        $"数据截至{Cutoff}；人口不足100人的单位不排名。", $"数据截至{Cutoff}；“—”为未报，不是0。", $"只列说明了发案地的；数据截至{Cutoff}。",
        $"下一次报数截止时间为{Day(NextDue)}18:00。", $"{closing.Week.Due.Year}年{Day(closing.Week.Due.AddDays(1))}", $"{days.To.Year}年第{closing.Week.Number}期",
        $"{days.To.Year}年{days.Name}", "根据云反诈办〔2026〕3号（样例）要求", "安装率为累计安装人数与16—60岁人口数之比", $"附件：1.{(days.Monthly ? "各单位" : "")}{days.Name}", $"2.{(days.Monthly ? "各单位" : "")}{days.Name}",
        days.Name, "附件1", "附件2", $"〔{days.To.Year}〕",
    ];

    public IEnumerable<string> Incidents() => _grave.Select(m => string.Join(' ', Row(m)));

    public IEnumerable<string> CasesByUnit() => sample.Units.Select(u => (u.Name, Cases: New(u, "case"), Loss: New(u, "loss"))).Where(x => x.Cases > 0)
        .OrderByDescending(x => x.Cases).Select(x => $"{x.Name} {Written(x.Cases)} {Written(x.Loss)}");

    public IEnumerable<string> WorkByUnit() => sample.Units.Select(u => $"{u.Name} {string.Join(' ', _work.Select(m => Written(New(u, m.Key))))} {Report(u.Name)}")
        .Append($"合计 {string.Join(' ', _work.Select(m => Written(All(m.Key))))} ");

    /// <summary>From the lines of the posted ranking: class, place, unit, base, total, rate, change and places gained or lost.</summary>
    public IEnumerable<string> Ranking()
    {
        var league = "";
        foreach (var line in closing.Issue.Text.Split('\n'))
        {
            if (line.StartsWith('〔')) league = line.Trim('〔', '〕');
            if (Ranked().Match(line) is not { Success: true } m) continue;
            var unit = sample.Named(m.Groups["unit"].Value);
            var climb = m.Groups["climb"].Value switch { "" => "—", "—" => "不变", ['▲', .. var up] => "升" + up, var down => "降" + down[1..] };
            yield return $"{league} {m.Groups["rank"].Value} {unit.Name} {Written(unit.Base)} {Written(_books.Total(unit, "app_install", closing.Week.Sunday))} {m.Groups["rate"].Value} {(m.Groups["change"].Success ? m.Groups["change"].Value : "—")} {climb}";
        }
    }

    private decimal? New(Place unit, string metric) => _books.New(unit, metric, days.From, days.To);

    private decimal? All(string metric) => _books.NewOfAll(metric, days.From, days.To);

    private decimal? All(string metric, (DateOnly From, DateOnly To) when) => _books.NewOfAll(metric, when.From, when.To);

    private string Cases() => (All("case"), All("loss")) switch
    {
        (null, null) => $"派出所未报{days.This}发案数",
        var (cases, loss) => $"{days.This}发案{cases ?? 0:0}起、损失{Money(loss ?? 0)}",
    };

    // After the week of the national holiday the numbers are due on its first workday.
    private DateOnly NextDue => closing.Week.Due.AddDays(7) is { Month: 10, Day: <= 7 } holiday ? new DateOnly(holiday.Year, 10, 8) : closing.Week.Due.AddDays(7);

    private string? Unverified()
    {
        var waiting = Waiting();
        return waiting.Count == 0 ? null : $"另有待核{waiting.Sum(r => r.Value):0}起（{string.Join('、', waiting.Select(r => r.Unit.Name).Distinct())}），未计入";
    }

    private List<Row> Waiting() => [.. _books.Rows.Where(r => r is { Metric: "case", Wait: Wait.Police, Value: > 0 } && r.From >= days.From && r.To <= days.To).OrderBy(r => Order(r.Unit.Name))];

    private string Dissuasions() => (All("dissuade"), All("loss_avoided")) switch
    {
        (null, null) => $"{days.This}未报劝阻数",
        (var people, null) => $"{days.This}劝阻{people ?? 0:0}人",
        (var people, { } money) => $"{days.This}劝阻{people ?? 0:0}人，避免损失{Money(money)}",
    };

    private string? Repatriations() => (All("repatriate"), All("repatriate", (DateOnly.MinValue, days.To))) switch
    {
        (null, null) => null,
        (null, { } all) => $"{days.This}未报劝返数，累计劝返{all:0}人",
        ({ } now, var all) => $"{days.This}劝返{now:0}人，累计{all:0}人",
    };

    private IEnumerable<string> Installs()
    {
        if (All("app_install") is { } installs) yield return $"{days.Name}新增安装{Count(installs)}人。";
        if (All("app_register") is { } registrations) yield return $"新增注册{Count(registrations)}人。";
        var (total, people) = Whole(closing);
        var rate = total / people * 100;
        yield return $"全乡累计安装{Count(total)}人，安装率{Tenth(rate)}%（16—60岁应装{Count(people)}人）。";
        if (closing.Chain.LastOrDefault(w => w.Week.Sunday < days.From) is { } before)
        {
            var (then, of) = Whole(before);
            var by = Math.Round(rate - (then / of * 100), 1, MidpointRounding.AwayFromZero);
            yield return by == 0 ? "安装率与上期持平。" : $"安装率比上期{(by > 0 ? "升" : "降")}{Tenth(Math.Abs(by))}个百分点。";
        }

        var plan = Plan(closing.Week.Sunday);
        yield return $"序时目标为{Short(plan)}%，{(plan > rate ? $"差{Tenth(plan - rate)}个百分点" : "已达到")}。";
    }

    private (decimal Total, decimal People) Whole(FrozenWeek week) =>
        (sample.Units.Sum(u => week.Books.Total(u, "app_install", week.Week.Sunday)!.Value), sample.Units.Sum(u => u.Base!.Value));

    private string Work()
    {
        var said = _work.Where(m => All(m.Key) is not null).Select(m => $"{m.Name}{Count(All(m.Key)!.Value)}{m.Word}").ToList();
        return said.Count == 0 ? $"{days.This}未报宣传工作数" : string.Join('、', said);
    }

    private string Reports()
    {
        var word = days.Monthly ? "次" : "个";
        string Part(string name, string state)
        {
            var units = sample.Units.Select(u => (u.Name, Times: Times(u.Name, state))).Where(x => x.Times > 0).ToList();
            return $"{name}{units.Sum(u => u.Times)}{word}{(units.Count == 0 ? "" : $"（{string.Join('、', units.Select(u => u.Name + (u.Times > 1 ? $"{u.Times}次" : "")))}）")}";
        }

        var given = sample.Units.Any(u => Times(u.Name, "extended") > 0) ? "，" + Part("延期", "extended") : "";
        return $"按时{sample.Units.Sum(u => Times(u.Name, "done"))}{word}，{Part("迟报", "late")}{given}，{Part("未报", "missed")}";
    }

    private string Report(string unit)
    {
        (string Word, int Times)[] kinds = [("按时", Times(unit, "done")), ("迟报", Times(unit, "late")), ("延期", Times(unit, "extended")), ("未报", Times(unit, "missed"))];
        var some = kinds.Where(k => k.Times > 0).ToList();
        return some is [{ Times: 1 }] ? some[0].Word : string.Concat(some.Select(k => $"{k.Word}{k.Times}"));
    }

    private int Times(string unit, string state) => _weeks.Count(w => w.Duties[unit].State == state);

    private string Chain() => (All("case"), All("case", days.Before)) switch
    {
        (null, _) => $"{days.This}无数据，不作环比",
        (_, null) => $"{days.Last}（{Days.Shown(days.Before)}）无数据，不作环比",
        var (now, then) => $"与{days.Last}（{Days.Shown(days.Before)}，{then:0}起、损失{Money(All("loss", days.Before) ?? 0)}）相比，"
            + $"发案{Moved(now!.Value - then!.Value, "起", v => v.ToString("0", _plain))}，损失{Moved((All("loss") ?? 0) - (All("loss", days.Before) ?? 0), "", Money)}",
    };

    // The made-up township has no entries of last year.
    private string YearOnYear() => All("case") is null ? $"{days.This}无数据，不作同比" : $"去年同期（{days.YearAgo.From.Year}.{Days.Shown(days.YearAgo)}）无数据，不作同比";

    private IEnumerable<string> Year() => All("case", (days.Year, days.To)) is { } cases
        ? [$"今年以来（{days.Year.Year}.{Days.Shown((days.Year, days.To))}）累计发案{cases:0}起、损失{Money(All("loss", (days.Year, days.To)) ?? 0)}，去年同期无数据。"]
        : [];

    private string? Where()
    {
        var hit = sample.Units.Select(u => (u.Name, Cases: New(u, "case") ?? 0)).Where(x => x.Cases > 0).GroupBy(x => x.Cases).OrderByDescending(g => g.Key)
            .Select(g => $"{string.Join('、', g.Select(x => x.Name))}{(g.Count() > 1 ? "各" : "")}{g.Key:0}起").ToList();
        return hit.Count == 0 ? null : string.Join('，', hit);
    }

    private string? Types()
    {
        var told = _books.Rows.Where(r => r is { Metric: "case", State: "accepted" } && r.From >= days.From && r.To <= days.To && types.ContainsKey(r.Message)).Select(r => types[r.Message]).ToList();
        return told.Count == 0 ? null : string.Join('、', told.GroupBy(t => t).OrderByDescending(g => g.Count()).Select(g => $"{g.Key}{g.Count()}起"));
    }

    private IEnumerable<string> Problems()
    {
        var missing = sample.Units.Where(u => Times(u.Name, "missed") > 0).Select(u => u.Name).ToList();
        var late = sample.Units.Where(u => Times(u.Name, "late") > 0).Select(u => u.Name).ToList();
        var parts = new[] { Told(missing, "未报"), Told(late, "迟报") }.Where(p => p.Length > 0).ToList();
        var plan = Plan(closing.Week.Sunday);
        var behind = closing.Issue.Places.Where(p => p.Value.Rate < plan).OrderBy(p => p.Value.Rate).Select(p => p.Key).ToList();
        string?[] found =
        [
            parts.Count == 0 ? null : $"报送不及时。{string.Join('，', parts)}。",
            behind.Count == 0 ? null : $"推广进度不平衡。{behind.Count}个单位低于序时目标{Short(plan)}%，差得较多的是{string.Join('、', behind.Take(5))}。",
            Where() is { } where ? $"仍有发案。{where}。" : null,
            Waiting() is { Count: > 0 } waiting ? $"线索核实不及时。{string.Join('、', waiting.Select(r => r.Unit.Name).Distinct())}报告的案件，派出所尚未核实。" : null,
        ];
        return found.OfType<string>().Select((text, i) => $"{i + 1}.{text}");
    }

    private static string Told(List<string> units, string word) =>
        units.Count == 0 ? "" : units.Count > 5 ? $"{string.Join('、', units.Take(5))}等{units.Count}个单位{word}" : string.Join('、', units) + word;

    /// <summary>Of each week: what took the place of another number between its freeze and the one before.</summary>
    private string? Corrections()
    {
        var said = _weeks.SelectMany(w => w.Books.Rows
            .Where(r => r.Corrects is { } old && old.Value != r.Value && r.Wait == Wait.Nothing && r.At > (w.Before is { } b ? b.Week.At(1, "12:00:59") : w.Week.At(-7, "00:00")) && r.At <= w.Week.At(1, "12:00:59") && r.State is "accepted" or "superseded")
            .OrderBy(r => Order(r.Unit.Name)).ThenBy(r => r.At)
            .Select(r => $"{r.Unit.Name}安装{r.Corrects!.Value:0}人更正为{r.Value:0}人")).ToList();
        return said.Count == 0 ? null : string.Join('；', said);
    }

    private string[] Row(string metric)
    {
        var (now, before) = (All(metric), All(metric, days.Before));
        var moved = now is { } a && before is { } b ? (a - b).ToString("+#,0;-#,0;0", _plain) : "—";
        return [Written(now), Written(before), moved, "—", "—", Written(All(metric, (days.Year, days.To)))];
    }

    private int Order(string unit) => sample.Units.ToList().FindIndex(u => u.Name == unit);

    /// <summary>40 % on 31 March, 80 % on 30 June, a straight line between, 80 % after.</summary>
    internal static decimal Plan(DateOnly day)
    {
        var (from, to) = (new DateOnly(2026, 3, 31).DayNumber, new DateOnly(2026, 6, 30).DayNumber);
        return day.DayNumber >= to ? 80 : 40 + (40m * (day.DayNumber - from) / (to - from));
    }

    private static string Moved(decimal by, string word, Func<decimal, string> written) => by == 0 ? "持平" : $"{(by > 0 ? "增" : "减")}{written(Math.Abs(by))}{word}";

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    private static string Written(decimal? value) => value is { } number ? Count(number) : "—";

    private static string Count(decimal value) => value.ToString("#,0.###", _plain);

    internal static string Tenth(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", _plain);

    internal static string Short(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", _plain);

    internal static string Money(decimal yuan) => yuan >= 10_000 && yuan % 100 == 0 ? (yuan / 10_000).ToString("0.##", _plain) + "万元" : yuan.ToString("0.###", _plain) + "元";

    [GeneratedRegex("^(?<rank>[0-9]+) (?<unit>[^ ]+) (?<rate>[0-9.]+)%⚠?(（(?<change>[-+0-9.]+)）(?<climb>—|[▲▼][0-9]+)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ranked();
}
