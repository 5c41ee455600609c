using System.Globalization;
using System.Text.Json;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>A bulletin's figures, and whether they are kept already.</summary>
public sealed record BulletinDraft(BulletinFacts Facts, KeptPaper? ToKeep);

/// <summary>工作通报 of a week and 情况通报 of a month: figures from the ledger, kept once they are frozen (rules N3, N4).</summary>
public sealed class BulletinDesk(LeaderFacts leaders, FraudCases cases, PaperArchive archive, PaperPress press, CampaignSettings campaign, RankingSettings ranking, ActivityRecords activity)
{
    /// <summary>The scope's newest frozen week, or null before the first.</summary>
    public async Task<CampaignWeek?> NewestAsync(Session session, OrgTree tree, OrgUnit scope) =>
        await leaders.IssuesAsync(session, tree, scope.Id) is [.., var issue] ? CampaignWeek.Parse(issue.Week) : null;

    public async Task<bool> IsFrozenAsync(Session session, OrgTree tree, OrgUnit scope, CampaignWeek week) =>
        (await leaders.IssuesAsync(session, tree, scope.Id)).Any(i => i.Week == week.ToString());

    public BulletinSpan Month(int year, int month) => BulletinSpan.Of(year, month, leaders.Timetable.Collects);

    /// <summary>Kept figures as they are; else computed, and to be kept when the span is frozen. MadeBy null = the timetable.</summary>
    public async Task<BulletinDraft> DraftAsync(Session session, OrgTree tree, OrgUnit scope, BulletinSpan span, DateTimeOffset now, string? madeBy)
    {
        var draft = await FiguresAsync(session, tree, scope, span, now, madeBy);
        // What the office adopted of the days, oldest first. It may adopt after the figures froze: the next print has it.
        var told = (await activity.HighlightsAsync(session, WorkCalendar.At(span.Days.From, TimeOnly.MinValue)))
            .Where(h => WorkCalendar.LocalDate(h.At) <= span.Days.To && tree.IsWithin(h.UnitId, scope.Id)).OrderBy(h => h.Number).ToLookup(h => h.UsedAt is not null);
        return draft with { Facts = draft.Facts with { Highlights = [.. told[true].Select(h => Said(tree, h))], Unadopted = told[false].Count() } };
    }

    private static string Said(OrgTree tree, Highlight highlight) => $"{tree.Find(highlight.UnitId)?.Name}：{highlight.Words.ReplaceLineEndings("，").TrimEnd('。', '；', ' ')}";

    private async Task<BulletinDraft> FiguresAsync(Session session, OrgTree tree, OrgUnit scope, BulletinSpan span, DateTimeOffset now, string? madeBy)
    {
        var kind = span.Monthly ? PaperKind.Report : PaperKind.Bulletin;
        if (await archive.FactsAsync(session, kind, scope.Id, span.Key) is { } kept) return new BulletinDraft(JsonSerializer.Deserialize<BulletinFacts>(kept)!, null);
        var issues = (await leaders.IssuesAsync(session, tree, scope.Id)).Select(i => LeaderFacts.Standing(i)!).ToList();
        var duties = new List<Duty>();
        for (var week = CampaignWeek.Of(span.Days.From); week <= span.Closing; week = week.Next) duties.AddRange(await leaders.DutiesAsync(session, tree, scope.Id, week));
        var freeze = issues.FirstOrDefault(i => i.Week == span.Closing.ToString())?.Mark;
        var entries = await leaders.EntriesAsync(session, tree, scope.Id);
        var changes = await leaders.ChangesAsync(session, tree, scope.Id, freeze);
        var known = await CompletedAsync(session, freeze is null ? entries : FrozenLedger.At(entries, changes, freeze), span.Days, freeze?.Cutoff ?? now);
        var facts = Bulletins.Of(new BulletinRequest
        {
            Tree = tree,
            Scope = scope,
            Span = span,
            Freeze = freeze,
            Now = now,
            Entries = entries,
            Changes = changes,
            CaseTypes = Shares(known.Select(c => c.Type)),
            CaseGroups = Shares(known.Select(c => c.Group)),
            Duties = duties,
            Issues = issues,
            Install = leaders.Policy.InstallIn(scope.Tier),
            Office = Townships.Signature(scope, campaign.OfficeLabel),
            DocumentNumber = ranking.DocumentNumber,
            NextDue = leaders.Timetable.Collects ? leaders.Timetable.RoundFor(span.Closing.Next).Due : null,
        });
        if (!facts.Frozen) return new BulletinDraft(facts, null);
        return new BulletinDraft(facts, new KeptPaper(kind, scope.Id, span.Key, span.Year, span.Number, JsonSerializer.Serialize(facts), facts.Cutoff) { MadeBy = madeBy });
    }

    /// <summary>The cases police or office completed by then, each in the span in which the ledger counts it.</summary>
    private async Task<IReadOnlyList<FraudCase>> CompletedAsync(Session session, IReadOnlyList<LedgerEntry> entries, Period days, DateTimeOffset until)
    {
        var counted = entries.Where(e => e is { Metric: Metric.Case, State: EntryState.Accepted } && e.Period.From >= days.From && e.Period.To <= days.To)
            .Select(e => e.MessageId).ToHashSet();
        return [.. (await cases.ListAsync(session, WorkCalendar.At(days.From, TimeOnly.MinValue)))
            .Where(c => c.State == CaseState.Complete && c.ConfirmedAt <= until && counted.Contains(c.MessageId))];
    }

    private static IReadOnlyList<UnitCount> Shares(IEnumerable<string?> words) =>
        [.. words.OfType<string>().GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new UnitCount(g.Key, g.Count()))];

    public Task KeepAsync(Session session, KeptPaper paper) => archive.KeepAsync(session, paper);

    public Task<PrintedPaper> PrintAsync(BulletinFacts facts, bool red)
    {
        var kind = facts.Span.Monthly ? PaperKind.Report : PaperKind.Bulletin;
        var state = facts.Frozen ? "稿" : "未截止，稿";
        return press.PrintAsync(new PaperOrder(
            kind, BulletinWords.Of(facts), $"{facts.ScopeName}{facts.Span.Name}{kind.ChineseName()}（{state}）", facts.Office, Figures.LocalDate(facts.Cutoff), facts.Cutoff)
        { Red = red });
    }

    /// <summary>What the office reads beside the file.</summary>
    public static string Words(BulletinFacts facts, PrintedPaper printed)
    {
        var kind = facts.Span.Monthly ? PaperKind.Report : PaperKind.Bulletin;
        if (printed.File is null) return Faulty(kind, printed);
        var days = facts.Span.Monthly ? string.Create(CultureInfo.InvariantCulture, $"（{facts.Span.Days}）") : "";
        var state = facts.Frozen ? "已冻结，再打还是这些数" : "还没截止，数还会变";
        return $"{facts.ScopeName}{facts.Span.Name}{days}{kind.ChineseName()}稿，数据截至{Figures.Moment(facts.Cutoff)}，{state}。请核对后用印。{Silent(printed)}{(facts.Unadopted > 0 ? $"报来的亮点有{facts.Unadopted}条没采用，要印请发：亮点列表。" : "")}";
    }

    public static string Faulty(PaperKind kind, PrintedPaper printed) => $"{kind.ChineseName()}没有起草，模板有误，请改好再发一遍：\n{printed.Fault}";

    /// <summary>Said, so that nobody takes a missing sentence for nothing to report.</summary>
    public static string Silent(PrintedPaper printed) => printed.Silent.Where(name => name != "亮点").ToList() is { Count: > 0 } silent ? $"没有数、没印的：{string.Join('、', silent)}。" : "";
}
