using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>One message or answer on its way through rules B3, B5, B8 and B9. Lives for one decision; collects the result.</summary>
internal sealed class BookingRun(BookingFacts facts, OrgUnit unit)
{
    private const decimal LargeLoss = 500_000;

    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<string, EntryChange> _changes = [];
    private readonly List<Repeat> _repeats = [];
    private readonly List<(Draft Draft, IReadOnlyList<LedgerEntry> Standing, string EntryId)> _unclear = [];
    private readonly List<(Doubtful Doubt, IReadOnlyList<string> EntryIds, string? Target)> _doubts = [];

    public BookingResult Run(IReadOnlyList<Draft> drafts, Period? lastWeek)
    {
        var resolved = drafts.Select(d => d.Resolves?.Id).OfType<string>().ToHashSet();
        var ledger = facts.Entries.Where(e => !resolved.Contains(e.Id)).ToList();
        var met = drafts.Select(d => (Draft: d, Effect: Standing.Meet(d, ledger))).ToList();
        var booked = met.Select(m => m.Effect).OfType<Effect.Book>().ToList();
        var doubts = Doubts(ledger, booked);
        foreach (var (draft, effect) in met) Apply(draft, effect, doubts);
        return Result(drafts, lastWeek);
    }

    private Dictionary<Draft, Doubtful> Doubts(List<LedgerEntry> ledger, List<Effect.Book> booked)
    {
        var drafts = booked.Select(b => b.Draft).ToList();
        var before = new TotalsBook(facts.Tree, ledger);
        var gone = booked.SelectMany(b => b.Replaced).Select(e => e.Id).ToHashSet();
        var after = new TotalsBook(facts.Tree, [
            .. ledger.Where(e => !gone.Contains(e.Id)),
            .. drafts.Where(d => d.Held is PendingReason.None or PendingReason.Police or PendingReason.Approximate)
                .Select(d => d.ToEntry(EntryState.Accepted, PendingReason.None, null, null)),
        ]);
        var plausibility = new Plausibility(unit, before, after, facts);
        var doubts = new Dictionary<Draft, Doubtful>();
        foreach (var draft in drafts)
        {
            if (plausibility.Examine(draft, drafts) is not { } doubt) continue;
            foreach (var one in drafts.Where(d => d.Aspect == draft.Aspect && doubt.Metrics.Contains(d.Metric))) doubts.TryAdd(one, doubt);
        }

        return doubts;
    }

    private void Apply(Draft draft, Effect effect, Dictionary<Draft, Doubtful> doubts)
    {
        switch (effect)
        {
            case Effect.Same:
                _repeats.Add(new Repeat(draft.Metric, draft.Aspect, draft.Value, draft.Period));
                Settle(draft.Resolves, "与已报数相同");
                break;
            case Effect.Unclear unclear:
                var waiting = Save(draft, EntryState.Pending, PendingReason.AddOrCorrect, draft.Resolves?.Id);
                _unclear.Add((draft, unclear.Standing, waiting));
                break;
            case Effect.Book book:
                Book(book, doubts.GetValueOrDefault(book.Draft));
                break;
        }
    }

    private void Book(Effect.Book book, Doubtful? doubt)
    {
        var draft = book.Draft;
        var pending = Waits(draft, doubt);
        var state = pending == PendingReason.None ? EntryState.Accepted : EntryState.Pending;
        // What still waits may push aside only what waits too.
        var replaced = book.Replaced.Where(e => state == EntryState.Accepted || e.State == EntryState.Pending).ToList();
        var link = replaced.Any(e => e.Id == book.Link) || state == EntryState.Pending ? book.Link : null;
        // 更正 as an answer takes the place of what stood, and is disclosed as that (rule K7).
        var corrects = replaced.Find(e => e.Id == link && e.State == EntryState.Accepted)?.Id;
        var id = Save(draft, state, pending, corrects ?? draft.Resolves?.Id ?? link);
        foreach (var old in replaced) _changes[old.Id] = new EntryChange(old.Id, EntryState.Superseded, old.Pending, Why(draft));
        if (doubt is not null && pending == PendingReason.Implausible) Ask(draft, doubt, id);
    }

    private void Ask(Draft draft, Doubtful doubt, string id)
    {
        var known = _doubts.FindIndex(d => ReferenceEquals(d.Doubt, doubt));
        var target = doubt.Of == draft.Metric ? id : null;
        if (known < 0) _doubts.Add((doubt, [id], target));
        else _doubts[known] = (doubt, [.. _doubts[known].EntryIds, id], _doubts[known].Target ?? target);
    }

    private static PendingReason Waits(Draft draft, Doubtful? doubt)
    {
        if (draft.Held is PendingReason.Proxy or PendingReason.WhichWeek) return draft.Held;
        if (draft.Metric.NeedsPolice() && !draft.Authoritative) return PendingReason.Police;
        return doubt is not null ? PendingReason.Implausible : draft.Held;
    }

    /// <summary>Saves the draft; one that merely releases its pending entry unchanged becomes a change of state.</summary>
    private string Save(Draft draft, EntryState state, PendingReason pending, string? supersedes)
    {
        var entry = draft.ToEntry(state, pending, supersedes, facts.FrozenThrough);
        if (draft.Resolves is { } old && Unchanged(entry, old))
        {
            _changes[old.Id] = new EntryChange(old.Id, state, pending, "已答复");
            return old.Id;
        }

        _entries.Add(entry);
        Settle(draft.Resolves, "已按答复改记");
        return entry.Id;
    }

    private static bool Unchanged(LedgerEntry entry, LedgerEntry old) => entry.Value == old.Value && entry.Period == old.Period && entry.Adds == old.Adds
        && entry.Authoritative == old.Authoritative && entry.AfterFreeze == old.AfterFreeze && (entry.Supersedes == old.Id || entry.Supersedes == old.Supersedes);

    private void Settle(LedgerEntry? pending, string why)
    {
        if (pending is not null) _changes[pending.Id] = new EntryChange(pending.Id, EntryState.Superseded, pending.Pending, why);
    }

    private static string Why(Draft draft) => draft.Operation == Operation.Replace ? "更正" : draft.Aspect == Aspect.Total ? "新的累计" : $"{draft.Period}的数已报";

    private BookingResult Result(IReadOnlyList<Draft> drafts, Period? lastWeek) => new()
    {
        Entries = _entries,
        Changes = [.. _changes.Values],
        Repeats = _repeats,
        Question = Question(drafts, lastWeek),
        Answers = Answered(drafts),
        LargeLoss = drafts.Any(d => d.Metric == Metric.Loss && d.Value > LargeLoss),
    };

    /// <summary>One question a message: the one that everything else depends on comes first.</summary>
    private BookingQuestion? Question(IReadOnlyList<Draft> drafts, Period? lastWeek)
    {
        var held = _entries.Where(e => e.State == EntryState.Pending).ToLookup(e => e.Pending);
        var operation = drafts.Select(d => d.Operation).FirstOrDefault();
        if (held[PendingReason.Proxy].ToList() is { Count: > 0 } proxies)
            return Asked(PendingReason.Proxy, proxies, BookingText.Proxy(unit.Name, proxies[0].Period, Names(proxies))) with { Of = AskedOf.UnitOrOffice, Operation = operation };
        if (held[PendingReason.WhichWeek].ToList() is { Count: > 0 } weeks && lastWeek is { } week)
            return Asked(PendingReason.WhichWeek, weeks, BookingText.WhichWeek(week)) with { LastWeek = week, Operation = operation };
        if (_unclear.Count > 0) return Unclear();
        if (_doubts.Count > 0)
        {
            var (doubt, ids, target) = _doubts[0];
            return new BookingQuestion(PendingReason.Implausible, ids, BookingText.Implausible(unit.Name, doubt.Words, doubt.Proposal is not null))
            { Proposal = doubt.Proposal, ProposalFor = target };
        }

        var vague = held[PendingReason.Approximate].ToList();
        return vague.Count == 0 ? null : Asked(PendingReason.Approximate, vague, BookingText.Approximate(unit.Name, Names(vague)));
    }

    private BookingQuestion Unclear()
    {
        var standing = _unclear.Select(u => BookingText.Named(u.Draft.Metric, u.Standing.Sum(e => e.Value)));
        var period = _unclear[0].Standing[0].Period;
        var reported = _unclear.Select(u => (u.Draft.Period == period ? "" : u.Draft.Period.ToString()) + BookingText.Named(u.Draft.Metric, u.Draft.Value));
        return new BookingQuestion(PendingReason.AddOrCorrect, [.. _unclear.Select(u => u.EntryId)], BookingText.AddOrCorrect(unit.Name, period, standing, reported));
    }

    private static BookingQuestion Asked(PendingReason kind, List<LedgerEntry> entries, string words) => new(kind, [.. entries.Select(e => e.Id)], words);

    private static IEnumerable<string> Names(IEnumerable<LedgerEntry> entries) => entries.Select(e => BookingText.Named(e.Metric, e.Value));

    private DutyAnswer? Answered(IReadOnlyList<Draft> drafts)
    {
        if (facts.OpenDuty is not { } duty || duty.UnitId != unit.Id) return null;
        var fitting = drafts.Where(d => d.Held != PendingReason.WhichWeek
            && (d.Period == duty.Period || (d.Aspect == Aspect.Total && d.Period.To == duty.Period.To))).ToList();
        return fitting.Count == 0 ? null : new DutyAnswer(duty.Id, [.. fitting.Select(d => d.Metric).Distinct()], fitting.Min(d => d.At));
    }
}
