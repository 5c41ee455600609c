using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What the bot says by itself in one round: to whom, about whom, with which figures.</summary>
internal sealed class PostCheck(
    SandboxHost host, Sample sample, Books books, Relays relays, Findings findings, Transcripts transcripts, DataWeek week)
{
    private const string Township = "g-qingxi-work";

    public async Task PushAsync(int edition)
    {
        relays.Push();
        await DeliveriesAsync(edition);
        var posts = (await host.MessagesAsync(Township)).Count(m => m.FromBot && m.Text.StartsWith($"【本周反诈宣传】2026年第{edition}期", StringComparison.Ordinal));
        findings.Same($"{week.Label} push of issue {edition} in the township's group", 1, posts);
    }

    /// <summary>Each group in its state; planned is their sum.</summary>
    public async Task DeliveriesAsync(int edition)
    {
        var id = (await host.EditionsAsync()).Single(e => e.Id.EndsWith($"-{edition}", StringComparison.Ordinal) || e.Id.EndsWith($"{edition}", StringComparison.Ordinal)).Id;
        var bot = await host.DeliveriesAsync(id);
        findings.SameSet($"{week.Label} deliveries of issue {edition}", relays.States.Select(s => $"{s.Key} {s.Value}"), bot.Select(d => $"{d.Group} {d.State}"));
    }

    public async Task RelayStatusAsync()
    {
        List<string> Of(bool answered) => [.. sample.Units.Where(u => relays.HasAnswered(u) == answered).Select(u => u.Name)];
        var (answered, awaited) = (Of(true), Of(false));
        var (groups, people) = (books.NewOfAll("push_group", week.Due, week.Due), books.NewOfAll("push_people", week.Due, week.Due));
        List<string> truth = [$"【转发情况】{week.Due.Month}月{week.Due.Day}日 15:00", $"已反馈 {answered.Count}/21{Named(answered)}"];
        if (groups is not null) truth.Add(people is null ? $"转发群 {groups:#,0}个" : $"覆盖群 {groups:#,0}个、{people:#,0}人");
        truth.AddRange(awaited.Count == 0 ? ["各村（社区）、单位均已反馈。"] : ["待反馈" + Named(awaited), "已转发的请回复群数和人数，未转发的请抓紧转发。"]);
        findings.SameText($"{week.Label} 转发情况", string.Join('\n', truth), await SaidAsync(Township, week.At(0, "15:00")));
    }

    /// <summary>In each work group exactly those are called who owe data or a relay and have no higher group.</summary>
    public async Task RemindersAsync()
    {
        var owing = Owing("open", "partial");
        var calls = owing.Select(u => u.Liaison).Concat(relays.Owed.Select(c => c.Relay)).Distinct().GroupBy(GroupOf).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var group in sample.Units.Select(u => u.WorkGroup).Prepend(Township))
        {
            var bot = (await transcripts.AtAsync(group, week.At(0, "16:00"))).SelectMany(m => m.Mentions);
            findings.SameSet($"{week.Label} called at 16:00 in {group}", calls.GetValueOrDefault(group, []), bot);
        }

        var text = await SaidAsync(Township, week.At(0, "16:00"));
        var line = owing.Count == 0 ? null : $"还没报{week.Name}数据：{string.Join('、', owing.Select(u => u.Name))}";
        findings.Same($"{week.Label} 还没报", line, text.Split('\n').FirstOrDefault(l => l.StartsWith("还没报", StringComparison.Ordinal)));
    }

    /// <summary>19:00: privately to the liaisons who still owe and to nobody else.</summary>
    public Task OverdueAsync() => PrivateAsync("19:00", 0, u => u.Liaison, "已过截止时间");

    /// <summary>The next day 09:00: to their heads.</summary>
    public Task EscalationAsync() => PrivateAsync("09:00", 1, u => u.Head, "逾期1个工作日");

    public async Task RankingAsync(Issue issue)
    {
        var posted = await SaidAsync(Township, week.At(1, "15:00"));
        findings.SameText($"{week.Label} ranking", issue.Text, posted);
        foreach (var office in (string[])["m-qingxi-office-1", "m-qingxi-office-2", "m-qingxi-office-3"])
        {
            findings.Holds($"{week.Label} preview to {office}", posted, await SaidAsync("dm-" + office, week.At(1, "14:00")));
        }
    }

    /// <summary>The office reads where groups and village differ, with the preview and nobody else.</summary>
    public async Task ReviewAsync()
    {
        var truth = sample.Units.Select(Difference).OfType<string>().ToList();
        var said = (await SaidAsync("dm-m-qingxi-office-3", week.At(1, "14:00"))).Split('\n').Where(l => l.Contains("本级报", StringComparison.Ordinal));
        findings.SameSet($"{week.Label} review for the office", truth, said);
    }

    private string? Difference(Place unit)
    {
        var below = sample.Below(unit).ToList();
        var reported = below.Select(b => books.New(b, "app_install", week.Monday, week.Sunday)).OfType<decimal>().ToList();
        var own = books.OwnNew(unit, "app_install", week.Monday, week.Sunday);
        if (own is null || reported.Count == 0 || own == reported.Sum()) return null;
        return $"{unit.Name}安装：本级报{own:0}人，下级{below.Count}个报了{reported.Count}个，合计{reported.Sum():0}人，差{Math.Abs(own.Value - reported.Sum()):0}人，按本级计。";
    }

    private async Task PrivateAsync(string time, int day, Func<Place, string> who, string words)
    {
        var owing = Owing("open", "partial").Select(u => $"{who(u)} {u.Name}").ToList();
        var told = new List<string>();
        foreach (var unit in sample.Units)
        {
            var said = await SaidAsync("dm-" + who(unit), week.At(day, time));
            if (said.Contains(words, StringComparison.Ordinal) && said.Contains(unit.Name + week.Name, StringComparison.Ordinal)) told.Add($"{who(unit)} {unit.Name}");
            else if (said.Length > 0) told.Add($"{who(unit)} {said}");
        }

        findings.SameSet($"{week.Label} told privately at {time}", owing, told);
    }

    private List<Place> Owing(params string[] states) => [.. sample.Units.Where(u => states.Contains(DutyBook.Of(books, sample, u, week).State))];

    /// <summary>The highest work group a person sits in.</summary>
    private string GroupOf(string person) =>
        sample.Chats.Single(c => c.Id == Township).Members.Contains(person) ? Township : sample.Chats.First(c => c.Kind == "work" && c.Members.Contains(person)).Id;

    private async Task<string> SaidAsync(string group, DateTimeOffset minute) => string.Join('\n', (await transcripts.AtAsync(group, minute)).Select(m => m.Text));

    private static string Named(List<string> units) => units.Count == 0 ? "" : "：" + string.Join('、', units);
}
