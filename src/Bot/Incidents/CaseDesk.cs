using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Opens cases, brings them to an end, and tells of them whom they concern (rules I10–I13).</summary>
public sealed class CaseDesk(TicketDesk tickets, FraudCases cases, FraudBook frauds, BookingDesk desk, BookingOffice office, LeaderFacts facts, CaseTalkRules talks)
{
    /// <summary>A case as it was told: unverified, with what is known of it.</summary>
    public async Task<FraudCase> OpenAsync(Turn turn, Session session, HandlerResult result, string unitId, string? type, decimal? loss, bool? reported, string detailJson = "{}")
    {
        var number = await tickets.OpenAsync(turn, session, result, 'A', "case", unitId, detailJson);
        var told = new FraudCase { Number = number, UnitId = unitId, OpenedAt = turn.Message.SentAt, MessageId = turn.Message.Id, Type = type, Loss = loss, Reported = reported };
        result.Save(s => cases.SaveAsync(s, told));
        return told;
    }

    /// <summary>A ticket opened while a fraud went on, as the case it may have become.</summary>
    public async Task<FraudCase?> ToldAsync(Session session, string number) =>
        await tickets.FindAsync(session, number) is { Kind: "case" or "safety" } told
            ? new FraudCase { Number = told.Number, UnitId = told.UnitId, OpenedAt = told.At, MessageId = told.MessageId }
            : null;

    /// <summary>The type a story resembles, when it is one only.</summary>
    public string? TypeOf(string told) => frauds.Match(told) is [var only] ? only.Type.Name : null;

    /// <summary>A warned person was defrauded after all (rule I8): a case with its loss. Returns what the reporter reads of it.</summary>
    public async Task<string> OpenFromWarningAsync(Turn turn, Session session, Warning warning, HandlerResult result)
    {
        var told = await OpenAsync(turn, session, result, warning.UnitId, TypeOf(warning.Suspicion), warning.Lost, reported: null);
        var row = new ReadRow(
            turn.Tree[warning.UnitId].Name, new PeriodPhrase.Today(), [new(Metric.Case, Aspect.New, 1), new(Metric.Loss, Aspect.New, warning.Lost ?? 0)], Domain.Understanding.Operation.Add);
        office.Save(turn, await desk.BookAsync(turn, session, [row], new Reading(Intent.Case, "warning-defrauded") { Rows = [row] }), result);
        foreach (var police in turn.Registry.Responsible(warning.UnitId, Role.Police).Where(p => p.Id != turn.Speaker!.Id))
            result.Tell(turn, police.Id, $"预警{warning.Number}已受骗，转为案件{told.Number}。请补：{FraudCaseText.Fill(told)}", Lane.Urgent);
        return $"已转为案件{told.Number}。请当事人保留聊天和转账记录、马上报110止付。" + (turn.Speaker!.IsAuthority() ? $"请补：{FraudCaseText.Fill(told)}" : "案件由民警补全。");
    }

    /// <summary>
    /// The form is complete, and police or office said so: the ledger follows it, leaders read the brief, the village reads its own pattern and what it
    /// owes now. Returns what became of the ledger when that is more than was told.
    /// </summary>
    public async Task<string?> CompleteAsync(Turn turn, Session session, FraudCase complete, HandlerResult result)
    {
        var (booked, words) = await desk.BookCaseAsync(turn, session, complete);
        office.Save(turn, booked, result);
        var unit = Village(turn, complete.UnitId);
        var year = await OfYearAsync(turn, session, unit.Id, complete);
        var brief = FraudCaseText.Brief(complete, await CountAsync(turn, session, unit, complete.Day.Year, year.Count, booked));
        Tell(turn, result, WarningPeople.Leaders(turn.Registry, unit.Id).Concat(WarningPeople.Office(turn.Registry, unit.Id)), brief);
        Tell(turn, result, ((string?[])[unit.LiaisonId, unit.HeadId]).OfType<string>(), FraudCaseText.Hint(complete, unit.Name, year, frauds.Find(complete.Type)?.Talk, talks.Until(complete)));
        return words;
    }

    /// <summary>Who read the brief or was given the talks reads that it was none.</summary>
    public static void TellWithdrawn(Turn turn, FraudCase c, HandlerResult result)
    {
        var unit = Village(turn, c.UnitId);
        Tell(turn, result, WarningPeople.Leaders(turn.Registry, unit.Id).Concat(WarningPeople.Office(turn.Registry, unit.Id)), $"案件{c.Number}（{unit.Name}{FraudCaseText.Day(c.Day)}）经核查不属实，已撤，原快报作废。");
        Tell(turn, result, ((string?[])[unit.LiaisonId, unit.HeadId]).OfType<string>(), $"案件{c.Number}经核查不属实，已撤。三必讲不用再报。");
    }

    /// <summary>The day until which the three talks of a case are due.</summary>
    public DateOnly TalksUntil(FraudCase c) => talks.Until(c);

    /// <summary>The form filled in as far as said; a unit only within the speaker's reach.</summary>
    public CaseForm Fill(Turn turn, FraudCase before, string said) => CaseForm.Fill(
        before, said, WorkCalendar.LocalDate(turn.Now), frauds.NameOf,
        name => UnitNames.Find(turn.Tree, name) is { Closed: null } unit && turn.Tree.IsWithin(unit.Id, turn.Registry.ReachOf(turn.Speaker!)) ? unit.Id : null);

    /// <summary>The ledger says what the case says (rule I24). Returns what whoever completed or withdrew it reads of that.</summary>
    public async Task<string?> BookAsync(Turn turn, Session session, FraudCase c, HandlerResult result)
    {
        var (booked, words) = await desk.BookCaseAsync(turn, session, c);
        office.Save(turn, booked, result);
        return words;
    }

    private async Task<IReadOnlyList<FraudCase>> OfYearAsync(Turn turn, Session session, string unitId, FraudCase complete)
    {
        var first = WorkCalendar.At(new DateOnly(WorkCalendar.LocalDate(turn.Now).Year, 1, 1), TimeOnly.MinValue);
        var known = await cases.ListAsync(session, first);
        return [.. known.Where(c => c.Number != complete.Number && c.State == CaseState.Complete && turn.Tree.IsWithin(c.UnitId, unitId)), complete];
    }

    /// <summary>The ledger as it stands once this case is booked.</summary>
    private async Task<CasesOfYear> CountAsync(Turn turn, Session session, OrgUnit unit, int year, int withForm, BookedMessage booked)
    {
        var township = turn.Tree.Above(unit.Id, Tier.Township) ?? unit;
        var book = new TotalsBook(turn.Tree, booked.Overlay(await facts.EntriesAsync(session, turn.Tree, township.Id)));
        var days = new Period(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var when = year == WorkCalendar.LocalDate(turn.Now).Year ? "今年" : $"{year}年";
        return new CasesOfYear(unit.Name, when, book.NewIn(unit.Id, Metric.Case, days), withForm, township.Name, book.NewIn(township.Id, Metric.Case, days));
    }

    private static OrgUnit Village(Turn turn, string unitId) => turn.Tree.Above(unitId, Tier.Village) ?? turn.Tree[unitId];

    private static void Tell(Turn turn, HandlerResult result, IEnumerable<string> members, string text)
    {
        foreach (var member in members.Distinct().Where(m => m != turn.Speaker!.Id)) result.Tell(turn, member, text);
    }
}
