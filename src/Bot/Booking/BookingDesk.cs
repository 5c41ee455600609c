using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Booking;

/// <summary>Fetches what the domain needs to book rows of a message, and keeps the rows of one message consistent with each other.</summary>
public sealed class BookingDesk(Ledger ledger, Duties duties, Rankings rankings, FormBook forms)
{
    /// <summary>Books every row in order; a later row sees what the earlier ones did.</summary>
    public async Task<BookedMessage> BookAsync(Turn turn, Session session, IReadOnlyList<ReadRow> rows, Reading reading)
    {
        var booked = new BookedMessage();
        foreach (var row in rows)
        {
            var unit = turn.Tree.FindByName(row.Unit) ?? turn.Tree.Find(row.Unit);
            if (unit is null)
            {
                booked.UnknownUnits.Add(row.Unit);
                continue;
            }

            var facts = await FactsAsync(turn, session, unit, booked);
            if (await RequestForAsync(turn, session, row, unit, reading) is not { } request)
            {
                booked.BadPeriods.Add(unit.Name);
                continue;
            }

            booked.Add(unit, Domain.Reporting.Booking.Decide(request, facts), facts);
        }

        await FillDutiesAsync(turn, session, booked);
        return booked;
    }

    /// <summary>Books the answer to an open question.</summary>
    public async Task<BookedMessage> ResolveAsync(Turn turn, Session session, BookingQuestion question, AnswerChoice choice, decimal? number)
    {
        var booked = new BookedMessage();
        var pending = new List<LedgerEntry>();
        foreach (var id in question.EntryIds)
        {
            if (await ledger.FindAsync(session, id) is { } entry) pending.Add(entry);
        }

        if (pending.Count == 0) return booked;
        var unit = turn.Tree[pending[0].UnitId];
        var facts = await FactsAsync(turn, session, unit, booked);
        var answer = new BookingAnswer
        {
            Question = question,
            Choice = choice,
            Number = number,
            Pending = pending,
            Speaker = turn.Speaker!,
            Today = WorkCalendar.LocalDate(turn.Message.SentAt),
            NewId = NewId,
        };
        booked.Add(unit, Domain.Reporting.Booking.Resolve(answer, facts), facts);
        await FillDutiesAsync(turn, session, booked);
        return booked;
    }

    /// <summary>Takes back the newest message of which these are the speaker's entries.</summary>
    public async Task<BookedMessage> RetractAsync(Turn turn, Session session, IReadOnlyList<LedgerEntry> last)
    {
        var booked = new BookedMessage();
        var unit = turn.Tree.Find(last.Select(e => e.UnitId).FirstOrDefault()) ?? turn.SpeakerUnit!;
        var units = last.Select(e => e.UnitId).Append(unit.Id).Distinct().ToList();
        var entries = await ledger.OfUnitsAsync(session, units, null, null, null);
        var facts = new BookingFacts { Tree = turn.Tree, Entries = entries };
        booked.Add(unit, Retraction.Decide(turn.Speaker!, last, facts), facts);
        await FillDutiesAsync(turn, session, booked);
        return booked;
    }

    /// <summary>What the office says of a number under appeal; duties it filled are looked at again.</summary>
    public async Task<BookedMessage> RuleAsync(Turn turn, Session session, LedgerEntry entry, AppealWords.Ruled ruled)
    {
        var booked = new BookedMessage();
        var unit = turn.Tree[entry.UnitId];
        var facts = await FactsAsync(turn, session, unit, booked);
        var replacement = ruled.Value is { } value
            ? Appeal.Replacement(entry, value, NewId(), turn.Message.Id, turn.Speaker!, turn.Message.SentAt, facts.FrozenThrough)
            : null;
        booked.Add(unit, Appeal.Decide(facts, entry, ruled.Ruling, replacement, turn.Speaker!), facts);
        await FillDutiesAsync(turn, session, booked);
        return booked;
    }

    /// <summary>The ledger follows a case that is complete, or was none after all (rule I24); Words are for whoever said so.</summary>
    public async Task<(BookedMessage Booked, string? Words)> BookCaseAsync(Turn turn, Session session, FraudCase fraud)
    {
        var booked = new BookedMessage();
        var unit = turn.Tree[fraud.UnitId];
        var facts = await FactsAsync(turn, session, unit, booked);
        var request = new CaseBookingRequest
        {
            Case = fraud,
            Unit = unit,
            Own = await ledger.OfMessageAsync(session, fraud.MessageId),
            Entries = facts.Entries,
            Speaker = turn.Speaker!,
            At = turn.Message.SentAt,
            FrozenThrough = facts.FrozenThrough,
            NewId = NewId,
        };
        var (result, words) = fraud.State == CaseState.Refuted ? CaseBooking.Withdraw(request) : CaseBooking.Complete(request);
        booked.Add(unit, result, facts);
        await FillDutiesAsync(turn, session, booked);
        return (booked, words);
    }

    private static string NewId() => "l" + Guid.CreateVersion7().ToString("N");

    /// <summary>A village that answers the form group by group (安装：一组4 二组7) answers its own duty.</summary>
    private async Task<Duty?> VillageDutyAsync(Turn turn, Session session, OrgUnit unit)
    {
        if (unit.Tier != Tier.Grid || turn.SpeakerUnit is not { Tier: Tier.Village } village || !turn.Tree.IsWithin(unit.Id, village.Id)) return null;
        return WeeklyDutyWindow.OpenFor(await duties.ListAsync(session, village.Id, null), turn.Message.SentAt);
    }

    /// <summary>The days of the form the message names (半月报 宣传200人), when it says no days itself (rule D15).</summary>
    private async Task<Period?> NamedFormAsync(Turn turn, Session session, OrgUnit unit) => forms.NamedIn(turn.Text) is { IsTask: false, Schedule.IsCounter: false } form
        ? OpenForms.Named(await duties.ListAsync(session, unit.Id, null), form, turn.Message.SentAt)?.Period
        : null;

    private async Task<BookingRequest?> RequestForAsync(Turn turn, Session session, ReadRow row, OrgUnit unit, Reading reading)
    {
        var said = row.Period is null ? null : Periods.Resolve(row.Period, turn.Message.SentAt);
        // 半月报 has a 月 in it: dates beat the name of a form, the name beats such words.
        var dated = row.Period is PeriodPhrase.Day or PeriodPhrase.Range or PeriodPhrase.Today or PeriodPhrase.Yesterday or PeriodPhrase.DaysAgo;
        var period = dated ? said : await NamedFormAsync(turn, session, unit) ?? said;
        if (row.Period is not null && period is null) return null;
        return new BookingRequest
        {
            Row = row,
            Period = period,
            SaidThisWeek = row.Period is PeriodPhrase.ThisWeek && period == said,
            Speaker = turn.Speaker!,
            Unit = unit,
            UnitWasNamed = unit.Id != turn.Speaker!.UnitId || turn.Text.Contains(unit.Name, StringComparison.Ordinal),
            MessageId = turn.Message.Id,
            SentAt = turn.Message.SentAt,
            Today = WorkCalendar.LocalDate(turn.Message.SentAt),
            Rule = reading.Rule,
            NewId = NewId,
            IsForwarded = reading.Intent == Intent.Forwarded,
            IsCase = reading.Intent == Intent.Case,
            IsChainList = reading.IsChainList,
        };
    }

    private async Task<BookingFacts> FactsAsync(Turn turn, Session session, OrgUnit unit, BookedMessage booked)
    {
        var units = turn.Tree.Subtree(unit.Id).Select(u => u.Id).ToList();
        var own = turn.Registry.Groups.Values.Where(g => g.Kind != GroupKind.Dm && g.UnitId is { } at && turn.Tree.IsWithin(at, unit.Id)).ToList();
        var openDuties = await duties.ListAsync(session, unit.Id, null);
        var township = turn.Tree.Above(unit.Id, Tier.Township);
        var frozen = township is null ? null : await rankings.NewestWeekAsync(session, township.Id);
        return new BookingFacts
        {
            Tree = turn.Tree,
            Entries = booked.Overlay(await ledger.OfUnitsAsync(session, units, null, null, null)),
            OpenDuty = WeeklyDutyWindow.OpenFor(openDuties, turn.Message.SentAt) ?? await VillageDutyAsync(turn, session, unit),
            OpenForms = OpenForms.At(openDuties, forms, turn.Message.SentAt),
            WeeklyMetrics = [.. forms.Weekly.Required, .. forms.Weekly.Optional],
            FrozenThrough = frozen is null ? null : CampaignWeek.Parse(frozen)?.Sunday,
            RegisteredGroups = own.Count == 0 ? null : own.Count,
            RegisteredPeople = own.Sum(g => g.Headcount ?? 0) is > 0 and var people ? people : null,
        };
    }

    /// <summary>Recomputes the duties of the units touched: filled, partial, late, or open again after a retraction.</summary>
    private async Task FillDutiesAsync(Turn turn, Session session, BookedMessage booked)
    {
        var touched = booked.TouchedUnits.Concat(booked.TouchedUnits.Select(u => turn.Tree.Above(u, Tier.Village)?.Id).OfType<string>()).Distinct().ToList();
        var fillings = new DutyFilling(turn.Registry, forms);
        foreach (var unitId in touched)
        {
            var running = (await duties.ListAsync(session, unitId, null)).Where(d => !DutyStatus.IsFrozen(d, turn.Now)).ToList();
            if (running.Count == 0) continue;
            var subtree = turn.Tree.Subtree(unitId).Select(u => u.Id).ToList();
            // The weekly form asks for its own week; other forms may count from the beginning.
            var weekly = running.All(d => d.Form == WeeklyForm.Name);
            var entries = booked.Overlay(await ledger.OfUnitsAsync(
                session, subtree, null, weekly ? running.Min(d => d.Period.From) : null, weekly ? running.Max(d => d.Period.To) : null));
            foreach (var duty in running)
            {
                if (fillings.Of(duty, entries) is not { } filling) continue;
                if (filling is { Touched: true, Missing.Count: > 0 } && forms.TitleOf(duty) is { } title) booked.NoteMissing(duty, title, filling.Missing);
                var after = DutyStatus.After(duty with { DoneAt = null }, filling, turn.Now);
                if (after.State != duty.State || after.DoneAt != duty.DoneAt) booked.DutyChanges.Add((duty, after));
            }
        }
    }
}
