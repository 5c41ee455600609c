using System.Globalization;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What leaders hear when they ask, against the books.</summary>
internal sealed class AnswerCheck(SandboxHost host, Sample sample, Books books, Findings findings)
{
    private static readonly string[] Leaders = ["m-qingxi-office-1", "m-qingxi-office-2", "m-qingxi-office-3", "m-qingxi-secretary", "m-qingxi-deputy"];

    /// <summary>哪些村还没报, a minute before the deadline.</summary>
    public async Task MissingAsync(DataWeek week)
    {
        var answer = await host.AnswerAsync("dm-m-qingxi-secretary", "m-qingxi-secretary", "哪些村还没报");
        var owed = sample.Units.Select(u => (u.Name, Fact: DutyBook.Of(books, sample, u, week))).Where(u => u.Fact.Owed).Select(u => u.Name + (u.Fact.State == "extended" ? "（延期）" : "")).ToList();
        var truth = owed.Count == 0
            ? $"第{week.Number}周数据21个单位已全部报送。"
            : $"第{week.Number}周未报{owed.Count}个：{string.Join('、', owed)}（截止{week.Due.Month}月{week.Due.Day}日18:00）。";
        findings.Holds($"{week.Label} 哪些村还没报", truth, answer);
    }

    /// <summary>上坪村多少了 of every unit: totals, rate, place, what the running week has so far.</summary>
    public Task UnitsAsync(DataWeek week, Issue issue) => AskAllAsync("多少了", (unit, now) =>
    {
        var (today, monday) = (DateOnly.FromDateTime(now.DateTime), week.Due);
        var total = books.Total(unit, "app_install", today)!.Value;
        var ranked = issue.Places.GetValueOrDefault(unit.Name);
        var place = ranked is null || !issue.Text.Contains($"\n{ranked.Rank} {unit.Name} ", StringComparison.Ordinal) ? "" : $"，第{week.Number}周第{ranked.Rank}名";
        var rate = Math.Round(total / unit.Base!.Value * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
        var gain = books.New(unit, "app_install", monday, monday.AddDays(6));
        List<string> parts =
        [
            $"安装{total:#,0}（{rate}%{(total > unit.Base ? "⚠" : "")}，基数{unit.Base:#,0}人{place}）", $"注册{books.Total(unit, "app_register", today):#,0}", gain is null ? "本周安装未报" : $"本周安装+{gain:0}",
        ];
        if (books.New(unit, "household_visit", monday, today) is { } visits) parts.Add($"入户{visits:0}户");
        return $"{unit.Name}：{string.Join('，', parts)}。最近一次";
    });

    /// <summary>上坪村上周多少 on Friday: the sums of the frozen week with what was added since.</summary>
    public Task WeeksAsync(DataWeek week) => AskAllAsync("上周多少", (unit, _) =>
    {
        decimal? Of(string metric) => books.New(unit, metric, week.Monday, week.Sunday);
        List<string> parts = [];
        if (Of("app_install") is { } install) parts.Add($"安装+{install:0}");
        if (Of("app_register") is { } register) parts.Add($"注册+{register:0}");
        if (Of("household_visit") is { } visits) parts.Add($"入户{visits:0}户");
        if (Of("case") is { } cases) parts.Add($"发案{cases:0}起");
        if (Of("loss") is { } loss) parts.Add("损失" + (loss >= 10_000 ? (loss / 10_000).ToString("0.##", CultureInfo.InvariantCulture) + "万元" : $"{loss:0}元"));
        if (Of("dissuade") is { } people) parts.Add($"劝阻{people:0}人");
        if (Of("loss_avoided") is { } money) parts.Add("避免损失" + (money / 10_000).ToString("0.##", CultureInfo.InvariantCulture) + "万元");
        return $"{unit.Name}{week.Name}：{(parts.Count == 0 ? "没有报数" : string.Join('，', parts))}。期末累计安装{books.Total(unit, "app_install", week.Sunday):#,0}（";
    });

    /// <summary>Asked in turn by five leaders, so that none meets the limit of answers.</summary>
    private async Task AskAllAsync(string question, Func<Place, DateTimeOffset, string> truth)
    {
        foreach (var (i, unit) in sample.Units.Index())
        {
            var leader = Leaders[i % Leaders.Length];
            var answer = string.Join('\n', (await host.AskAsync("dm-" + leader, leader, unit.Name + question)).Select(m => m.Text));
            findings.Holds($"{unit.Name}{question}", truth(unit, await host.NowAsync()), answer);
        }
    }
}
