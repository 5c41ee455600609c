using System.Globalization;
using AntiFraudBot.Bot.Tests.PaperDesks;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>The figures of the week's 工作通报, and of June's 情况通报, against the books as they stood at the freeze (rules N3–N5).</summary>
internal sealed class PaperCheck(SandboxHost host, Sample sample, Books books, Findings findings)
{
    private const string Office = "m-qingxi-office-1";
    private static readonly string[] Work = ["household_visit", "people_reached", "leaflet", "event", "pledge", "push_people"];
    private static readonly string[] Grave = ["case", "loss", "dissuade", "loss_avoided"];
    private Truth? _week;
    private Truth? _month;

    /// <summary>At the freeze: what is told later belongs to the next papers.</summary>
    public void Remember(DataWeek week)
    {
        _week = Of(week.Monday, week.Sunday, week.Monday.AddDays(-7));
        _month = week.Sunday == new DateOnly(2026, 6, 28) ? Of(new DateOnly(2026, 6, 1), week.Sunday, new DateOnly(2026, 4, 27)) : null;
    }

    public async Task CompareAsync(DataWeek week)
    {
        var name = $"清溪乡第{week.Number}周工作通报（稿）.docx";
        var file = (await host.MessagesAsync("dm-" + Office)).SelectMany(m => m.Attachments).Single(a => a.Name == name);
        Compare($"{week.Label} 工作通报", _week!, new Printed(name, await host.Http.GetByteArrayAsync(new Uri(file.Url, UriKind.Relative)), ""));
        if (_month is { } month) Compare("情况通报 6月", month, await Printed.AskAsync(host, Office, "情况通报 6月"));
    }

    private Truth Of(DateOnly from, DateOnly to, DateOnly before)
    {
        string[] Row(string name, Func<string, decimal?> of) => [name, .. Work.Select(m => Written(of(m)))];
        var rows = sample.Units.Select(u => Row(u.Name, m => books.New(u, m, from, to))).Append(Row("合计", m => books.NewOfAll(m, from, to)));
        var grave = Grave.Select(m => $"{Written(books.NewOfAll(m, from, to))} {Written(books.NewOfAll(m, before, from.AddDays(-1)))}");
        return new Truth([.. rows.Select(r => string.Join(' ', r))], [.. grave], books.NewOfAll("app_install", from, to), books.NewOfAll("app_register", from, to));
    }

    private void Compare(string where, Truth truth, Printed paper)
    {
        var tables = paper.Tables();
        var work = tables.Single(t => t[0].ElementAtOrDefault(1) == "入户（户）").Skip(1).Select(r => string.Join(' ', r.Take(1 + Work.Length)));
        findings.SameSet(where + " 各单位", truth.Units, work);
        var grave = tables.Single(t => t[0][0] == "项目").Skip(1).Take(Grave.Length).Select(r => $"{r[1]} {r[2]}");
        findings.SameText(where + " 发案对比", string.Join('\n', truth.Grave), string.Join('\n', grave));
        var text = string.Join('\n', paper.Lines());
        if (truth.Installs is { } installs) findings.Holds(where + " 新增安装", $"新增安装{Written(installs)}人。", text);
        if (truth.Registrations is { } registrations) findings.Holds(where + " 新增注册", $"新增注册{Written(registrations)}人。", text);
        findings.SameText(where + " validator", "", string.Join('\n', paper.Faults()));
    }

    private static string Written(decimal? value) => value is { } number ? number.ToString("#,0.###", CultureInfo.InvariantCulture) : "—";

    private sealed record Truth(IReadOnlyList<string> Units, IReadOnlyList<string> Grave, decimal? Installs, decimal? Registrations);
}
