using System.Globalization;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Plays the rounds through the sandbox and looks at the bot at every hour it does something.</summary>
internal sealed class Round(SandboxHost host, Sample sample, Books books, Relays relays, Findings findings, Random chance)
{
    private readonly Chronicle _chronicle = new(sample, books, relays, chance);
    private readonly Transcripts _transcripts = new(host);
    private readonly Dictionary<string, string> _said = [];
    private readonly PaperCheck _papers = new(host, sample, books, findings);
    private Issue? _issue;

    public IReadOnlyDictionary<string, string> Said => _said;

    /// <summary>The issue before the first simulated one, from the sample's own weeks.</summary>
    public void Recall(DataWeek week)
    {
        var all = sample.Units.ToDictionary(u => u.Name, _ => new DutyFact("done", null));
        _issue = new Issue(sample, books, week, all, null).Write();
    }

    /// <summary>From the Monday the week's numbers are due to the end of that week. Edition: what is pushed on that Monday.</summary>
    public async Task PlayAsync(DataWeek week, int edition, DateTimeOffset? approved)
    {
        if (approved is { } late) _chronicle.Minutes.Keep(late, 7);
        await host.ReachAsync(Text(week.At(0, "08:01")));
        relays.Forget();
        var posts = new PostCheck(host, sample, books, relays, findings, _transcripts, week);
        var events = _chronicle.Write(week).Select(l => (l.At, Do: (Func<Task>)(() => SayAsync(l)))).Concat(Looks(week, edition, approved, posts));
        foreach (var (at, what) in events.OrderBy(e => e.At).ToList())
        {
            // Under load the ticking clock may be there already.
            if (at > await host.NowAsync()) await host.ReachAsync(Text(at));
            await what();
        }
    }

    private List<(DateTimeOffset At, Func<Task> Do)> Looks(DataWeek week, int edition, DateTimeOffset? approved, PostCheck posts)
    {
        var ledger = new LedgerCheck(host, sample, books, findings, _said);
        var answers = new AnswerCheck(host, sample, books, findings);
        var duties = new Dictionary<string, DutyFact>();
        List<(DateTimeOffset, Func<Task>)> looks =
        [
            (approved?.AddMinutes(6) ?? week.At(0, "09:00:30"), () => posts.PushAsync(edition)),
            (week.At(0, "15:00:30"), posts.RelayStatusAsync),
            (week.At(0, "16:00:30"), posts.RemindersAsync),
            (week.At(0, "17:59:30"), () => answers.MissingAsync(week)),
            (week.At(0, "19:00:30"), posts.OverdueAsync),
            (week.At(0, "20:00:30"), () => ledger.DutiesAsync(week, null)),
            (week.At(1, "09:00:30"), posts.EscalationAsync),
            (week.At(1, "12:01:30"), () => FreezeAsync(week, duties, ledger)),
            (week.At(1, "14:00:30"), posts.ReviewAsync),
            (week.At(1, "15:00:30"), () => posts.RankingAsync(_issue!)),
            (week.At(1, "15:01:30"), () => LedgerAsync(week, ledger, posts, duties, edition)),
            (week.At(1, "15:02:30"), () => answers.UnitsAsync(week, _issue!)),
            (week.At(1, "15:03:30"), () => _papers.CompareAsync(week)),
            (week.At(4, "20:05:30"), () => answers.WeeksAsync(week)),
            (week.At(6, "20:05:30"), () => answers.UnitsAsync(week, _issue!)),
            (week.At(6, "20:10:30"), () => LedgerAsync(week, ledger, posts, duties, edition)),
        ];
        if (approved is { } at) looks.Add((at, () => host.SayAsync("dm-m-qingxi-office-1", "m-qingxi-office-1", $"批准 第{edition}期")));
        return looks;
    }

    private async Task FreezeAsync(DataWeek week, Dictionary<string, DutyFact> duties, LedgerCheck ledger)
    {
        foreach (var unit in sample.Units) duties[unit.Name] = DutyBook.Frozen(DutyBook.Of(books, sample, unit, week));
        _issue = new Issue(sample, books, week, duties, _issue).Write();
        _papers.Remember(week);
        await ledger.DutiesAsync(week, duties);
    }

    private async Task LedgerAsync(DataWeek week, LedgerCheck ledger, PostCheck posts, Dictionary<string, DutyFact> duties, int edition)
    {
        await ledger.RowsAsync();
        await ledger.DutiesAsync(week, duties);
        await posts.DeliveriesAsync(edition);
    }

    private async Task SayAsync(Line line)
    {
        var text = line.Text();
        var before = (await host.MessagesAsync(line.Group)).Count;
        var id = await host.SayAsync(line.Group, line.Sender, text, line.ExternalId);
        _said.TryAdd(id, $"{line.At:MM-dd HH:mm} {line.Sender} in {line.Group}: {text}");
        var all = await host.MessagesAsync(line.Group);
        var at = all.First(m => m.Id == id).At;
        line.Then(new Spoken(id, at, [.. all.Skip(before).Where(m => m.FromBot).Select(m => m.Text)]));
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
