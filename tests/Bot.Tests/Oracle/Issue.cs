using System.Globalization;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>A unit's place in an issue. Rank 0: none.</summary>
internal sealed record Standing(decimal Rate, int Rank);

/// <summary>
/// The ranking as it ought to be posted, from the books at the freeze: order, shared places, values, who is named last, sums and
/// disclosures, in the words of the post.
/// </summary>
internal sealed class Issue(Sample sample, Books books, DataWeek week, IReadOnlyDictionary<string, DutyFact> duties, Issue? previous)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private readonly DateTimeOffset _since = previous?._cutoff ?? DateTimeOffset.MinValue;
    private readonly DateTimeOffset _cutoff = week.At(1, "12:00:59");

    public Dictionary<string, Standing> Places { get; } = [];

    private readonly List<string> _over = [];

    public string Text { get; private set; } = "";

    public Issue Write()
    {
        var villages = League("村（社区）", [.. sample.Units.Where(u => u.IsVillage)]);
        var offices = League("单位", [.. sample.Units.Where(u => !u.IsVillage)]);
        string[] lines =
        [
            $"【反诈工作周通报】第{week.Number}周（{week.Dates}） 数据截至{week.Due.AddDays(1).Month}月{week.Due.AddDays(1).Day}日12:00",
            "一、APP安装率（16—60岁）", .. villages, .. offices, Whole(), "二、" + Cases(), "三、" + Dissuasions(), "四、" + Repatriations(), "五、" + Reports(), Note(),
        ];
        Text = string.Join('\n', lines);
        return this;
    }

    private decimal? Sum(string metric) => books.NewOfAll(metric, week.Monday, week.Sunday);

    private List<string> League(string name, List<Place> units)
    {
        var figures = units.Select(u => (Unit: u, Total: books.Total(u, "app_install", week.Sunday)!.Value)).ToList();
        var reported = figures.Where(f => !duties[f.Unit.Name].Owed).ToList();
        var ranked = reported.Where(f => f.Unit.Base >= 100).Select(f => (f.Unit, Rate: f.Total / f.Unit.Base!.Value * 100)).OrderByDescending(f => f.Rate).ToList();
        foreach (var (unit, rate) in ranked) Places[unit.Name] = new Standing(rate, 1 + ranked.Count(r => r.Rate > rate));
        var lines = new List<string>();
        if (ranked.Select(r => r.Rate).Distinct().Count() > 1) lines.AddRange(ranked.Select(r => Line(r.Unit.Name, [.. ranked.Select(x => x.Unit.Name)])));
        var small = reported.Where(f => f.Unit.Base < 100).Select(f => $"{f.Unit.Name}{f.Total:0}/{f.Unit.Base}人").ToList();
        _over.AddRange(ranked.Where(r => r.Rate > 100).Select(r => r.Unit.Name));
        _over.AddRange(reported.Where(f => f.Unit.Base < 100 && f.Total > f.Unit.Base).Select(f => f.Unit.Name));
        if (small.Count > 0) lines.Add("人数少不排名：" + string.Join('、', small));
        var missing = figures.Where(f => duties[f.Unit.Name].Owed).Select(f => f.Unit.Name).ToList();
        if (missing.Count > 0) lines.Add("未报：" + string.Join('、', missing));
        return lines.Count == 0 ? [] : [$"〔{name}〕", .. lines];
    }

    /// <summary>2 石桥村 84.0%（+1.3）▼1: places against the last issue among those that stand in both.</summary>
    private string Line(string unit, List<string> league)
    {
        var (rate, rank) = (Places[unit].Rate, Places[unit].Rank);
        if (previous?.Places.GetValueOrDefault(unit) is not { } before) return $"{rank} {unit} {Tenth(rate)}%{(rate > 100 ? "⚠" : "")}";
        var both = league.Where(previous.Places.ContainsKey).ToList();
        var climb = both.Count(u => previous.Places[u].Rate > before.Rate) - both.Count(u => Places[u].Rate > rate);
        var arrow = climb == 0 ? "—" : climb > 0 ? $"▲{climb}" : $"▼{-climb}";
        return $"{rank} {unit} {Tenth(rate)}%{(rate > 100 ? "⚠" : "")}（{Math.Round(rate - before.Rate, 1, MidpointRounding.AwayFromZero).ToString("+0.0;-0.0;0.0", Plain)}）{arrow}";
    }

    private string Whole()
    {
        var rate = sample.Units.Sum(u => books.Total(u, "app_install", week.Sunday)!.Value) / sample.Units.Sum(u => u.Base!.Value) * 100;
        var plan = Plan();
        var target = plan > rate ? $"；序时目标{Short(plan)}%，差{Tenth(plan - rate)}个百分点" : $"；已达序时目标{Short(plan)}%";
        return $"全乡 {Tenth(rate)}%，本周新增安装{Said("app_install")}、注册{Said("app_register")}{target}。";
    }

    /// <summary>40 % on 31 March, 80 % on 30 June, a straight line between, 80 % after.</summary>
    private decimal Plan()
    {
        var (from, to) = (new DateOnly(2026, 3, 31).DayNumber, new DateOnly(2026, 6, 30).DayNumber);
        return week.Sunday.DayNumber >= to ? 80 : 40 + (40m * (week.Sunday.DayNumber - from) / (to - from));
    }

    private string Said(string metric) => Sum(metric) is { } sum ? $"{sum:0}" : "未报";

    private string Cases()
    {
        var last = week.Back(1);
        var (before, lost) = (books.NewOfAll("case", last.Monday, last.Sunday), books.NewOfAll("loss", last.Monday, last.Sunday));
        var now = Sum("case") is null && Sum("loss") is null ? "派出所未报本周数" : $"本周{Sum("case") ?? 0:0}起、损失{Money(Sum("loss") ?? 0)}";
        var then = before is null && lost is null ? "上周无数据" : $"上周{before ?? 0:0}起、{Money(lost ?? 0)}";
        var places = sample.Units.Select(u => (u.Name, Count: books.New(u, "case", week.Monday, week.Sunday) ?? 0)).Where(c => c.Count > 0).OrderByDescending(c => c.Count)
            .GroupBy(c => c.Count).Select(g => string.Join('、', g.Select(c => c.Name)) + (g.Count() > 1 ? "各" : "") + $"{g.Key:0}起").ToList();
        return $"发案：{now}（{then}）。{(places.Count == 0 ? "" : string.Join('，', places) + "。")}{Unverified()}";
    }

    private string Unverified()
    {
        var waiting = books.Rows.Where(r => r is { Metric: "case", State: "pending", Wait: Wait.Police, Value: > 0 } && r.From >= week.Monday && r.To <= week.Sunday)
            .OrderBy(r => sample.Units.ToList().IndexOf(r.Unit)).ToList();
        return waiting.Count == 0 ? "" : $"另有待核{waiting.Sum(r => r.Value):0}起（{string.Join('、', waiting.Select(r => r.Unit.Name).Distinct())}），未计入。";
    }

    private string Dissuasions() => (Sum("dissuade"), Sum("loss_avoided")) switch
    {
        (null, null) => "劝阻：本周未报。",
        (var people, null) => $"劝阻{people ?? 0:0}人。",
        (var people, { } money) => $"劝阻{people ?? 0:0}人，避免损失{Money(money)}。",
    };

    private string Repatriations() => (Sum("repatriate"), books.NewOfAll("repatriate", DateOnly.MinValue, week.Sunday)) switch
    {
        (null, null) => "劝返：本周未报。",
        (null, { } all) => $"劝返：本周未报，累计{all:0}人。",
        ({ } now, var all) => $"劝返{now:0}人，累计{all:0}人。",
    };

    private string Reports()
    {
        List<string> Of(params string[] states) => [.. sample.Units.Where(u => states.Contains(duties[u.Name].State)).Select(u => u.Name)];
        var (late, extended) = (Of("late"), Of("extended"));
        var given = extended.Count == 0 ? "" : $"，延期{extended.Count}个（{string.Join('、', extended)}）";
        return $"报送：按时{Of("done").Count}个，迟报{late.Count}个{(late.Count == 0 ? "" : $"（{string.Join('、', late)}）")}{given}，未报{Of("missed").Count}个。";
    }

    /// <summary>Accepted numbers that another took the place of since the last freeze, with both values.</summary>
    private string Note()
    {
        var corrections = books.Rows.Where(r => r.Corrects is { } old && old.Value != r.Value && r.At > _since && r.At <= _cutoff)
            .Where(r => r.State is "accepted" or "superseded").GroupBy(r => r.Unit.Name)
            .OrderBy(g => sample.Units.ToList().FindIndex(u => u.Name == g.Key))
            .Select(g => $"；{g.Key}更正{g.Count()}次（{string.Join('，', g.OrderBy(r => r.At).Select(r => $"{r.Corrects!.Value:0}→{r.Value:0}"))}）");
        var over = _over.Count == 0 ? "" : $"；{string.Join('、', _over)}安装率超过100%，请核对基数和累计数";
        return $"注：与上周人口基数一致{over}{string.Concat(corrections)}{string.Concat(LateCases())}。";
    }

    /// <summary>Cases that came to count in a week already posted.</summary>
    private IEnumerable<string> LateCases() => books.Rows
        .Where(r => r is { Metric: "case", State: "accepted", Official: true, Value: > 0 } && r.To < week.Monday && Known(r) > _since && Known(r) <= _cutoff && Known(r) >= new DataWeek(r.From).At(1, "12:01"))
        .OrderBy(r => r.From)
        .Select(r =>
        {
            var loss = books.Rows.Where(l => l is { Metric: "loss", State: "accepted" } && l.Message == r.Message && l.Unit == r.Unit && (l.From, l.To) == (r.From, r.To)).Sum(l => l.Value);
            return $"；补记{r.Unit.Name}{Days(r.From, r.To)}发案{r.Value:0}起{(loss > 0 ? $"、损失{Money(loss)}" : "")}";
        });

    private static DateTimeOffset Known(Row row) => row.ConfirmedAt ?? row.At;

    private static string Days(DateOnly from, DateOnly to) => from == to ? $"{from.Month}月{from.Day}日" : $"{from.Month}.{from.Day}—{to.Month}.{to.Day}";

    private static string Tenth(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", Plain);

    private static string Short(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", Plain);

    private static string Money(decimal yuan) => yuan >= 10_000 && yuan % 100 == 0 ? (yuan / 10_000).ToString("0.##", Plain) + "万元" : yuan.ToString("0.###", Plain) + "元";
}
