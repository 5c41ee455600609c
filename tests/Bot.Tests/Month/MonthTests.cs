using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.House;
using AntiFraudBot.Bot.Tests.Oracle;
using AntiFraudBot.Bot.Tests.PaperDesks;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>
/// A scripted month of the township: four issues, four weekly papers, the month's, notices, the year's sheet, workbooks and pictures. Every figure
/// in them is counted again from the raw entries as they stood at each freeze (rules K1–K14, N1–N8). ANTIFRAUDBOT_FULL=1 tells four months;
/// with ANTIFRAUDBOT_PAPERS all files are left in that folder for a person to look at.
/// </summary>
public sealed partial class MonthTests
{
    private static readonly string _office = Qingxi.Chat(Qingxi.Office);
    private readonly List<Printed> _files = [];
    private readonly List<Printed> _exports = [];
    private readonly Findings _findings = new();
    private readonly ConcurrentDictionary<string, Svg> _drawn = new();
    private readonly Sample _sample = Sample.Read();

    [Fact]
    public async Task Every_figure_of_every_paper_of_a_month_is_found_again_in_the_entries()
    {
        await using var host = await SandboxHost.StartAsync();
        host.Part<PictureStudio>().Ordered += (_, svg) => _drawn[Drawings.Named("", svg.Xml).Id] = svg;
        var story = new MonthStory(host, _sample);
        var first = new DataWeek(Books.Start.AddDays(-7));
        var week = await FrozenWeek.ReadAsync(host, _sample, first.Back(1), await FrozenWeek.ReadAsync(host, _sample, first.Back(2), null, story.Extended), story.Extended);
        for (var i = 0; i < (Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1" ? 4 : 1) * MonthStory.Weeks; i++) week = await WeekAsync(host, story, first.Back(-i), i, week);
        await OfficePapersAsync(host, week);
        await ExportsRepeatAsync(host);
        await KeepAsync(host);
        Assert.True(_findings.All.Count == 0, $"{_findings.Compared} comparisons, {_findings.All.Count} differ:\n{string.Join('\n', _findings.All.Take(40))}");
        Assert.True(_findings.Compared > 150, $"only {_findings.Compared} comparisons");
        Assert.All(_files, f => Assert.Empty(f.Faults()));
    }

    private async Task<FrozenWeek> WeekAsync(SandboxHost host, MonthStory story, DataWeek week, int number, FrozenWeek before)
    {
        await story.MondayAsync(week, number);
        await ReachAsync(host, week.At(1, "12:01:30"));
        var frozen = await FrozenWeek.ReadAsync(host, _sample, week, before, story.Extended);
        if (number < 2) await ExportAsync(host, week);
        await story.AfterFreezeAsync(week, number);
        await ReachAsync(host, week.At(1, "15:05"));
        _findings.SameText($"{week.Label} ranking", frozen.Issue.Text, (await host.SaidInAsync(Qingxi.Township)).Last(t => t.StartsWith("【反诈工作周通报】", StringComparison.Ordinal)));
        Bulletin(await DraftAsync(host, week), Days.Of(week), frozen, story);
        await PicturesAsync(host, frozen);
        await ReachAsync(host, week.At(1, "16:35"));
        await DecideAsync(host, number);
        if (week.Sunday.AddDays(7).Month != week.Sunday.Month) await MonthAsync(host, frozen, story);
        return frozen;
    }

    /// <summary>The posted ranking, and what the office is shown when it asks a minute later.</summary>
    private async Task PicturesAsync(SandboxHost host, FrozenWeek frozen)
    {
        var expected = new ExpectedPictures(_sample, _findings);
        var posted = (await host.MessagesAsync(Qingxi.Township)).SelectMany(m => m.Attachments).Last(a => a.Name == $"清溪乡第{frozen.Week.Number}周排名.png");
        expected.Ranking($"{frozen.Week.Label} picture of the ranking", Read(posted), frozen);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        var (books, now) = (await RawLedger.ReadAsync(host, _sample), await host.NowAsync());
        expected.Trend($"{frozen.Week.Label} picture of the trend", await AskPictureAsync(host, "上坪村 趋势"), books, _sample.Named("上坪村"), now);
        expected.Trend($"{frozen.Week.Label} picture of the trend of who is often silent", await AskPictureAsync(host, "高岭村 趋势"), books, _sample.Named("高岭村"), now);
        expected.Target($"{frozen.Week.Label} picture of the target", await AskPictureAsync(host, "达标情况"), books, now);
        if ((await host.EditionsAsync()).LastOrDefault(e => e.State == "pushed") is not { } edition) return;
        expected.Relay($"{frozen.Week.Label} picture of the relays", await AskPictureAsync(host, "转发情况"), await host.DeliveriesAsync(edition.Id), edition, now);
    }

    private async Task<PictureText> AskPictureAsync(SandboxHost host, string text) =>
        Read((await host.AskAsync(_office, Qingxi.Office, text)).SelectMany(m => m.Attachments).Single(a => a.Type == "image/png"));

    private PictureText Read(SeenFile picture) => new(_drawn[picture.Url.Split('/')[^1]]);

    private async Task<Printed> DraftAsync(SandboxHost host, DataWeek week)
    {
        var name = $"清溪乡第{week.Number}周工作通报（稿）.docx";
        var file = (await host.MessagesAsync(_office)).SelectMany(m => m.Attachments).Single(a => a.Name == name);
        return new Printed(name, await host.Http.GetByteArrayAsync(new Uri(file.Url, UriKind.Relative)), "");
    }

    private async Task MonthAsync(SandboxHost host, FrozenWeek closing, MonthStory story)
    {
        var month = closing.Week.Sunday.Month;
        var days = Days.Of(closing.Week.Sunday.Year, month);
        // Before the story began nothing was frozen here.
        if (closing.Chain.First().Week.Monday <= days.From) Bulletin(await AskAsync(host, $"情况通报 {month}月 红头"), days, closing, story);
        if (closing.Chain.First().Week.Monday <= days.From) new Sheets(_sample, _findings).Summary($"{month}月汇总表", await AskAsync(host, $"导出{month}月汇总表"), days, closing);
    }

    private void Bulletin(Printed paper, Days days, FrozenWeek closing, MonthStory story)
    {
        _files.Add(paper);
        var expected = new ExpectedBulletin(_sample, days, closing, story.Types);
        var (tables, text) = (paper.Tables(), string.Join('\n', paper.Lines()));
        IEnumerable<string> Rows(string first, string second, int columns) =>
            (tables.SingleOrDefault(t => t[0][0] == first && t[0][1].StartsWith(second, StringComparison.Ordinal)) ?? [[]]).Skip(1).Select(r => string.Join(' ', r.Take(columns)));
        _findings.SameText($"{paper.Name} 发案对比", string.Join('\n', expected.Incidents()), string.Join('\n', Rows("项目", days.This, 99).Select(r => r[(r.IndexOf(' ', StringComparison.Ordinal) + 1)..])));
        _findings.SameText($"{paper.Name} 工作情况", string.Join('\n', expected.WorkByUnit()), string.Join('\n', Rows("单位", "入户", 99)));
        _findings.SameText($"{paper.Name} 安装排名", string.Join('\n', expected.Ranking()), string.Join('\n', Rows("类别", "名次", 99)));
        if (days.Monthly) _findings.SameText($"{paper.Name} 发案分布", string.Join('\n', expected.CasesByUnit()), string.Join('\n', Rows("单位", "发案", 99)));
        var sentences = expected.Sentences();
        foreach (var sentence in sentences) _findings.Holds(paper.Name, sentence, text);
        _findings.SameText($"{paper.Name}: figures nobody accounts for", "", string.Join(' ', Unexplained(text, sentences.Concat(expected.Labels()), days.Monthly ? "情况通报" : "工作通报")));
    }

    /// <summary>What is left of the paper's figures when the sentences that were counted again and the fixed words of the template are taken away.</summary>
    private static IEnumerable<string> Unexplained(string text, IEnumerable<string> sentences, string template)
    {
        var words = Repository.File($"src/Bot/templates/{template}.md").Split('\n').Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal) && !l.Contains('{', StringComparison.Ordinal));
        foreach (var known in words.Concat(sentences.OrderByDescending(s => s.Length))) text = text.Replace(known, "", StringComparison.Ordinal);
        return text.Split('\n').Where(l => Digit().IsMatch(l));
    }

    /// <summary>The office approves what has its points; in the first week a village contests and is heard.</summary>
    private static async Task DecideAsync(SandboxHost host, int number)
    {
        // A long list comes in two messages.
        var waiting = string.Join('\n', (await host.AskAsync(_office, Qingxi.Office, "考核建议")).Select(m => m.Text));
        var labels = Proposal().Matches(waiting).Select(m => m.Groups["label"].Value).ToList();
        foreach (var some in labels.Chunk(6))
        {
            await host.SayAsync(_office, Qingxi.Office, $"批准 {string.Join('、', some)}");
            await host.PassAsync(TimeSpan.FromMinutes(1));
        }

        if (number != 0 || ContestedLabel().Match(waiting) is not { Success: true } contested) return;
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, $"申诉 {contested.Groups["label"].Value} 当事人户口不在本村");
        await host.SayAsync(_office, Qingxi.Office, $"撤销 {contested.Groups["label"].Value} 核实不是本村案件");
    }

    private async Task OfficePapersAsync(SandboxHost host, FrozenWeek closing)
    {
        var now = await RawLedger.ReadAsync(host, _sample);
        var scores = await AskAsync(host, "打印得分表");
        // Approved: one point a case; the first of 上坪村 was taken back.
        string Score(Place unit) => $"{100 - now.Rows.Where(r => r.Unit == unit && r is { Metric: "case", Counts: true }).Sum(r => r.Value) + (unit.Name == "上坪村" ? 1 : 0):0.#}";
        var table = scores.Tables().Single(t => t[0].Contains("得分")).Skip(1).ToList();
        foreach (var unit in _sample.Units) _findings.SameText($"得分表 {unit.Name}", Score(unit), table.Single(r => r[1] == unit.Name)[4]);

        new Sheets(_sample, _findings).Summary($"第{closing.Week.Number}周汇总表", await AskAsync(host, $"导出第{closing.Week.Number}周汇总表"), Days.Of(closing.Week), closing);
        new Sheets(_sample, _findings).Dossier("台账", await AskAsync(host, "台账 上坪村"), _sample.Named("上坪村"), now);
        foreach (var text in (string[])["督办单 高岭村", "约谈通知 石桥村", "整改单 圩镇社区"]) await AskAsync(host, text);
    }

    private async Task ExportAsync(SandboxHost host, DataWeek week)
    {
        await host.PassAsync(TimeSpan.FromMinutes(1));
        _exports.Add(await Printed.AskAsync(host, Qingxi.Office, $"导出第{week.Number}周汇总表"));
    }

    /// <summary>Rule K14: the frozen table is the same file for whoever asks whenever; where a number of the week was corrected since, it says so.</summary>
    private async Task ExportsRepeatAsync(SandboxHost host)
    {
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(_exports[0].Bytes, (await Printed.AskAsync(host, Qingxi.Secretary, "导出第24周汇总表")).Bytes);
        Assert.NotEqual(_exports[1].Bytes, (await Printed.AskAsync(host, Qingxi.Secretary, "导出第25周汇总表")).Bytes);
    }

    private async Task<Printed> AskAsync(SandboxHost host, string text)
    {
        // More than ten messages a minute would wait (rule A4).
        await host.PassAsync(TimeSpan.FromMinutes(1));
        var paper = await Printed.AskAsync(host, Qingxi.Office, text);
        _files.Add(paper);
        return paper;
    }

    private async Task KeepAsync(SandboxHost host)
    {
        if (Environment.GetEnvironmentVariable("ANTIFRAUDBOT_PAPERS") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        foreach (var file in _files) await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Bytes);
        foreach (var group in (string[])[Qingxi.Township, _office])
        {
            foreach (var picture in (await host.MessagesAsync(group)).Where(m => m.FromBot).SelectMany(m => m.Attachments).Where(a => a.Name.EndsWith(".png", StringComparison.Ordinal)))
                await File.WriteAllBytesAsync(Path.Combine(folder, picture.Name), await host.Http.GetByteArrayAsync(new Uri(picture.Url, UriKind.Relative)));
            await File.WriteAllLinesAsync(Path.Combine(folder, group + ".txt"), (await host.MessagesAsync(group)).Select(m => $"{m.At:MM-dd HH:mm} {(m.FromBot ? "BOT" : m.Sender)}: {m.Text} {string.Join(' ', m.Attachments.Select(a => a.Name))}"));
        }
    }

    private static Task ReachAsync(SandboxHost host, DateTimeOffset at) => host.ReachAsync(at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    [GeneratedRegex("^ +(?<label>考[0-9]+(?= 扣[0-9.]+分：)|[牌约解][0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Proposal();

    [GeneratedRegex("上坪村\n +(?<label>考[0-9]+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex ContestedLabel();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();
}
