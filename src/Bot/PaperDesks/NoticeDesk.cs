using System.Text.Json;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>督办单, 约谈通知 and 整改单: grounds from the books, kept under a number (rules N3, N7).</summary>
public sealed class NoticeDesk(LeaderFacts leaders, Editions editions, Measures measures, PaperArchive archive, PaperPress press, CampaignSettings campaign)
{
    // Workdays when the office names no day.
    private const int ToAct = 3, ToRectify = 10;

    /// <summary>The figures of a new notice; null when neither the books nor the office give a reason.</summary>
    public async Task<NoticeFacts?> DraftAsync(Session session, OrgTree tree, OrgUnit office, OrgUnit unit, PaperKind kind, NoticeOrder order, DateTimeOffset now)
    {
        var grounds = NoticeGrounds.Of(await GroundsAsync(session, tree, unit, now), kind);
        if (grounds.Count == 0 && order.Matter.Length == 0) return null;
        var today = WorkCalendar.LocalDate(now);
        return new NoticeFacts
        {
            Kind = kind,
            Year = today.Year,
            Number = await archive.NewestNumberAsync(session, kind, office.Id, today.Year) + 1,
            Unit = unit.Name,
            Office = Townships.Signature(office, campaign.OfficeLabel),
            IssuedOn = today,
            AsOf = now,
            Grounds = grounds,
            Matter = Masking.Mask(order.Matter),
            Deadline = order.Deadline ?? Usual(kind, today),
            Meeting = order.Meeting,
        };
    }

    public Task KeepAsync(Session session, NoticeFacts facts, string officeId, string unitId, string madeBy) => archive.KeepAsync(
        session, new KeptPaper(facts.Kind, officeId, Subject(facts.Year, facts.Number), facts.Year, facts.Number, JsonSerializer.Serialize(facts), facts.AsOf) { UnitId = unitId, MadeBy = madeBy });

    /// <summary>A notice of this year, as it was; null when there is no such number.</summary>
    public async Task<NoticeFacts?> FindAsync(Session session, PaperKind kind, string officeId, int year, int number) =>
        await archive.FactsAsync(session, kind, officeId, Subject(year, number)) is { } kept ? JsonSerializer.Deserialize<NoticeFacts>(kept) : null;

    public Task<PrintedPaper> PrintAsync(NoticeFacts facts) => press.PrintAsync(new PaperOrder(
        facts.Kind, NoticeWords.Of(facts), $"{facts.Unit}{facts.Kind.ChineseName()}{facts.Year}年第{facts.Number}号（稿）", facts.Office, facts.IssuedOn, facts.AsOf));

    public static string Words(NoticeFacts facts, PrintedPaper printed)
    {
        if (printed.File is null) return BulletinDesk.Faulty(facts.Kind, printed);
        var until = facts.Deadline is { } day ? $"，期限{Figures.Day(day)}" : "";
        return $"{facts.Unit}{facts.Kind.ChineseName()}{facts.Year}年第{facts.Number}号稿{until}。事由{facts.Grounds.Count + (facts.Matter.Length > 0 ? 1 : 0)}项，请核对、领导签批后再发。再打一份请回复：{facts.Kind.ChineseName()} {facts.Number}号";
    }

    /// <summary>Each matter once, with every plan it rests on: a card and an interview may speak of the same case.</summary>
    private static IEnumerable<string> Reasons(IReadOnlyList<Measure> decided) => decided
        .Where(m => !decided.Any(o => o != m && o.Reason != m.Reason && o.Reason.Contains(m.Reason, StringComparison.Ordinal))).DistinctBy(m => m.Reason)
        .Select(m => (m.Reason, Grounds: decided.Where(o => m.Reason.Contains(o.Reason, StringComparison.Ordinal)).Select(o => Named(o.Ground)).Where(g => g.Length > 0).Distinct().ToList()))
        .Select(x => x.Reason.TrimEnd('。') + (x.Grounds.Count == 0 ? "。" : $"（依据{string.Join('、', x.Grounds)}）。"));

    // What the setting remarks to the office about its own thresholds is not for the unit.
    private static string Named(string ground) => ground.Replace("，条件由本级自定", "", StringComparison.Ordinal);

    private static string Subject(int year, int number) => FormattableString.Invariant($"{year}/{number}");

    private DateOnly? Usual(PaperKind kind, DateOnly today)
    {
        if (kind == PaperKind.Interview) return null;
        var day = today;
        for (var i = 0; i < (kind == PaperKind.Supervision ? ToAct : ToRectify); i++) day = leaders.Timetable.Calendar.NextWorkday(day);
        return day;
    }

    private async Task<GroundsRequest> GroundsAsync(Session session, OrgTree tree, OrgUnit unit, DateTimeOffset now)
    {
        var duties = new List<Duty>();
        var week = CampaignWeek.Of(now).Previous;
        for (var i = 0; i < NoticeGrounds.Weeks; i++, week = week.Previous) duties.AddRange(await leaders.DutiesAsync(session, tree, unit.Id, week));
        return new GroundsRequest(
            unit, duties, await NotRelayedAsync(session, tree, unit, week), await leaders.BookAsync(session, tree, unit.Id), await leaders.NewestAsync(session, tree, unit.Id), now)
        {
            Decided = [.. Reasons([.. (await measures.OfUnitsAsync(session, [unit.Id], new DateOnly(WorkCalendar.LocalDate(now).Year, 1, 1)))
                .Where(m => m is { Kind: MeasureKind.Interview or MeasureKind.Red or MeasureKind.Yellow, Counts: true } && m.DecidedAt >= now.AddDays(-7 * NoticeGrounds.Weeks))])],
        };
    }

    private async Task<IReadOnlyList<(int Edition, int Groups)>> NotRelayedAsync(Session session, OrgTree tree, OrgUnit unit, CampaignWeek since)
    {
        var found = new List<(int, int)>();
        foreach (var edition in (await editions.ListAsync(session)).Where(e => !e.Flash && string.CompareOrdinal(e.Week, since.ToString()) > 0))
        {
            var left = (await editions.DeliveriesAsync(session, edition.Id)).Count(d => d.Reason == "not-relayed" && tree.IsWithin(d.UnitId, unit.Id));
            if (left > 0) found.Add((edition.Number, left));
        }

        return found;
    }
}
