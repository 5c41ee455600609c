using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Booking;

/// <summary>Fetches what the domain needs to book rows of a message, and keeps the rows of one message consistent with each other.</summary>
public sealed class BookingDesk(Ledger ledger, Duties duties, Rankings rankings, WeeklyForm form)
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
            if (RequestFor(turn, row, unit, reading) is not { } request)
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

    /// <summary>Takes back the speaker's last report.</summary>
    public async Task<BookedMessage> RetractAsync(Turn turn, Session session)
    {
        var booked = new BookedMessage();
        var last = await ledger.LastOfSpeakerAsync(session, turn.Speaker!.Id, turn.Now.AddDays(-7));
        var unit = turn.Tree.Find(last.Select(e => e.UnitId).FirstOrDefault()) ?? turn.SpeakerUnit!;
        var units = last.Select(e => e.UnitId).Append(unit.Id).Distinct().ToList();
        var entries = await ledger.OfUnitsAsync(session, units, null, null, null);
        var facts = new BookingFacts { Tree = turn.Tree, Entries = entries };
        booked.Add(unit, Retraction.Decide(turn.Speaker, last, facts), facts);
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

    private static string NewId() => "l" + Guid.CreateVersion7().ToString("N");

    /// <summary>A village that answers the form group by group (安装：一组4 二组7) answers its own duty.</summary>
    private async Task<Duty?> VillageDutyAsync(Turn turn, Session session, OrgUnit unit)
    {
        if (unit.Tier != Tier.Grid || turn.SpeakerUnit is not { Tier: Tier.Village } village || !turn.Tree.IsWithin(unit.Id, village.Id)) return null;
        return WeeklyDutyWindow.OpenFor(await duties.ListAsync(session, village.Id, null), turn.Message.SentAt);
    }

    private static BookingRequest? RequestFor(Turn turn, ReadRow row, OrgUnit unit, Reading reading)
    {
        var period = row.Period is null ? null : Periods.Resolve(row.Period, turn.Message.SentAt);
        if (row.Period is not null && period is null) return null;
        return new BookingRequest
        {
            Row = row,
            Period = period,
            SaidThisWeek = row.Period is PeriodPhrase.ThisWeek,
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
            FrozenThrough = frozen is null ? null : CampaignWeek.Parse(frozen)?.Sunday,
            RegisteredGroups = own.Count == 0 ? null : own.Count,
            RegisteredPeople = own.Sum(g => g.Headcount ?? 0) is > 0 and var people ? people : null,
        };
    }

    /// <summary>Recomputes the duties of the units touched: filled, partial, late, or open again after a retraction.</summary>
    private async Task FillDutiesAsync(Turn turn, Session session, BookedMessage booked)
    {
        var touched = booked.TouchedUnits.Concat(booked.TouchedUnits.Select(u => turn.Tree.Above(u, Tier.Village)?.Id).OfType<string>()).Distinct().ToList();
        foreach (var unitId in touched)
        {
            var subtree = turn.Tree.Subtree(unitId).Select(u => u.Id).ToList();
            var entries = booked.Overlay(await ledger.OfUnitsAsync(session, subtree, null, null, null));
            foreach (var duty in await duties.ListAsync(session, unitId, null))
            {
                if (DutyStatus.IsFrozen(duty, turn.Now)) continue;
                var reported = entries.Where(e => IsOwn(turn, e, unitId) && Fills(e, duty)).ToList();
                var required = reported.Where(e => form.Required.Contains(e.Metric)).Select(e => (DateTimeOffset?)e.At).Min();
                var after = DutyStatus.After(duty with { DoneAt = null }, form, [.. reported.Select(e => e.Metric).Distinct()], required, turn.Now);
                if (after.State != duty.State || after.DoneAt != duty.DoneAt) booked.DutyChanges.Add((duty, after));
            }
        }
    }

    /// <summary>The unit's own numbers, and those of its groups that the unit's own people handed in.</summary>
    private static bool IsOwn(Turn turn, LedgerEntry entry, string unitId) =>
        entry.UnitId == unitId || (turn.Registry.Members.TryGetValue(entry.SpeakerId, out var speaker) && speaker.UnitId == unitId);

    // A neighbour's unconfirmed word fills nobody's duty: the unit's own number that follows would be taken for today's.
    private static bool Fills(LedgerEntry entry, Duty duty) =>
        (entry.State == EntryState.Accepted || entry is { State: EntryState.Pending, Pending: not (PendingReason.WhichWeek or PendingReason.Proxy) })
        && (entry.Aspect == Aspect.New ? entry.Period == duty.Period : entry.Period.To == duty.Period.To);
}
