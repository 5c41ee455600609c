using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Opens cases, brings them to an end, and tells of them whom they concern (rules I10–I13).</summary>
public sealed class CaseDesk(TicketDesk tickets, FraudCases cases, FraudBook frauds, Ledger ledger, BookingDesk desk, BookingOffice office, CaseSettings settings)
{
    /// <summary>A case as it was told: unverified, with what is known of it. Returns its number.</summary>
    public async Task<string> OpenAsync(Turn turn, Session session, HandlerResult result, string unitId, string? type, decimal? loss, string detailJson = "{}")
    {
        var number = await tickets.OpenAsync(turn, session, result, 'A', "case", unitId, detailJson);
        var told = new FraudCase { Number = number, UnitId = unitId, OpenedAt = turn.Message.SentAt, MessageId = turn.Message.Id, Type = type, Loss = loss };
        result.Save(s => cases.SaveAsync(s, told));
        return number;
    }

    /// <summary>The type a story resembles, when it is one only.</summary>
    public string? TypeOf(string told) => frauds.Match(told) is [var only] ? only.Type.Name : null;

    /// <summary>A warned person was defrauded after all (rule I8): a case with its loss. Returns what the reporter reads of it.</summary>
    public async Task<string> OpenFromWarningAsync(Turn turn, Session session, Warning warning, HandlerResult result)
    {
        var number = await OpenAsync(turn, session, result, warning.UnitId, TypeOf(warning.Suspicion), warning.Lost);
        var row = new ReadRow(
            turn.Tree[warning.UnitId].Name, new PeriodPhrase.Today(), [new(Metric.Case, Aspect.New, 1), new(Metric.Loss, Aspect.New, warning.Lost ?? 0)], Domain.Understanding.Operation.Add);
        office.Save(turn, await desk.BookAsync(turn, session, [row], new Reading(Intent.Case, "warning-defrauded") { Rows = [row] }), result);
        foreach (var police in turn.Registry.Responsible(warning.UnitId, Role.Police).Where(p => p.Id != turn.Speaker!.Id))
            result.Tell(turn, police.Id, $"预警{warning.Number}已受骗，转为案件{number}。请补：案件 {number} {FraudCaseText.Example}", Lane.Urgent);
        return $"已转为案件{number}。请当事人保留聊天和转账记录、马上报110止付。" + (turn.Speaker!.IsAuthority() ? $"请补：案件 {number} {FraudCaseText.Example}" : "案件由民警补全。");
    }

    /// <summary>
    /// The form is complete, and police or office said so: what waited in the ledger counts, leaders read the brief, the village reads its own pattern and what
    /// it owes now. Returns a hint when the ledger says something else.
    /// </summary>
    public async Task<string?> CompleteAsync(Turn turn, Session session, FraudCase complete, HandlerResult result)
    {
        var hint = await ConfirmAsync(turn, session, complete, result);
        var unit = Village(turn, complete.UnitId);
        var year = await OfYearAsync(turn, session, unit.Id, complete);
        Tell(turn, result, WarningPeople.Leaders(turn.Registry, unit.Id).Concat(WarningPeople.Office(turn.Registry, unit.Id)), FraudCaseText.Brief(complete, unit.Name, year.Count));
        var until = WorkCalendar.LocalDate(turn.Now).AddDays(settings.TalkDays);
        Tell(turn, result, ((string?[])[unit.LiaisonId, unit.HeadId]).OfType<string>(), FraudCaseText.Hint(complete, unit.Name, year, frauds.Find(complete.Type)?.Talk, until));
        return hint;
    }

    /// <summary>The day until which the three talks of a case are due.</summary>
    public DateOnly TalksUntil(FraudCase c) => WorkCalendar.LocalDate(c.ConfirmedAt ?? c.OpenedAt).AddDays(settings.TalkDays);

    public string? NameOf(string type) => frauds.NameOf(type);

    /// <summary>It was no fraud: what waited in the ledger is refuted with it.</summary>
    public async Task RefuteAsync(Turn turn, Session session, FraudCase c, HandlerResult result)
    {
        foreach (var entry in (await ledger.OfMessageAsync(session, c.MessageId)).Where(e => e.State == EntryState.Pending && IsCase(e)))
            result.Save(s => ledger.SetStateAsync(s, entry.Id, EntryState.Retracted, PendingReason.None, turn.Speaker!.Id, $"案件{c.Number}不属实", turn.Now));
    }

    private async Task<string?> ConfirmAsync(Turn turn, Session session, FraudCase c, HandlerResult result)
    {
        var entries = (await ledger.OfMessageAsync(session, c.MessageId)).Where(IsCase).ToList();
        var waiting = entries.Where(e => e is { State: EntryState.Pending, Pending: PendingReason.Police }).Select(e => e.Id).ToList();
        if (waiting.Count > 0)
            office.Save(turn, await desk.ResolveAsync(turn, session, new BookingQuestion(PendingReason.Police, waiting, "") { Of = AskedOf.PoliceOrOffice }, AnswerChoice.Confirm, null), result);
        var unit = turn.Tree[c.UnitId].Name;
        if (entries.Count == 0) return $"台账里还没有这起，请报：{unit}{FraudCaseText.Day(c.Day)}发案1起、损失{BookingText.Number(c.Loss ?? 0)}元";
        var booked = entries.FirstOrDefault(e => e.Metric == Metric.Loss && e.State is EntryState.Accepted or EntryState.Pending);
        return booked is not null && booked.Value != c.Loss
            ? $"台账记的损失是{BookingText.Money(booked.Value)}，和案件不一致，请更正：{unit}损失{BookingText.Number(c.Loss ?? 0)}元" : null;
    }

    private async Task<IReadOnlyList<FraudCase>> OfYearAsync(Turn turn, Session session, string unitId, FraudCase complete)
    {
        var first = WorkCalendar.At(new DateOnly(WorkCalendar.LocalDate(turn.Now).Year, 1, 1), TimeOnly.MinValue);
        var known = await cases.ListAsync(session, first);
        return [.. known.Where(c => c.Number != complete.Number && c.State == CaseState.Complete && turn.Tree.IsWithin(c.UnitId, unitId)), complete];
    }

    private static bool IsCase(LedgerEntry entry) => entry.Metric is Metric.Case or Metric.Loss;

    private static OrgUnit Village(Turn turn, string unitId) => turn.Tree.Above(unitId, Tier.Village) ?? turn.Tree[unitId];

    private static void Tell(Turn turn, HandlerResult result, IEnumerable<string> members, string text)
    {
        foreach (var member in members.Distinct().Where(m => m != turn.Speaker!.Id)) result.Tell(turn, member, text);
    }
}
