using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>What stands in the ledger for one unit, metric and aspect, and what a draft does to it (rule B3).</summary>
internal sealed class Standing
{
    private readonly List<LedgerEntry> _live;

    private Standing(IEnumerable<LedgerEntry> live) => _live = [.. live];

    public static Effect Meet(Draft draft, IEnumerable<LedgerEntry> ledger)
    {
        var live = ledger.Where(e =>
            e.UnitId == draft.UnitId && e.Metric == draft.Metric && e.Aspect == draft.Aspect
            && e.State is (EntryState.Accepted or EntryState.Pending)).ToList();
        if (draft.Held is PendingReason.Proxy or PendingReason.WhichWeek) return MeetHeld(draft, live);

        // The unit's own word needs no proxy: what somebody reported for it in between is settled by it.
        var proxies = live.Where(e => e.Pending == PendingReason.Proxy && e.State == EntryState.Pending).ToList();
        live.RemoveAll(proxies.Contains);
        var effect = draft.Metric.NeedsPolice() ? MeetPolice(draft, live) : new Standing(live).Meet(draft);
        return effect is Effect.Book book
            ? book with { Replaced = [.. book.Replaced, .. proxies.Where(e => book.Draft.Period.Contains(e.Period))] }
            : effect;
    }

    /// <summary>A draft that must wait touches nothing but its own earlier version; the rest is looked at when it is released.</summary>
    private static Effect MeetHeld(Draft draft, List<LedgerEntry> live)
    {
        var adds = draft.Operation == Operation.Add && draft.Aspect == Aspect.New;
        if (adds) return new Effect.Book(draft with { Adds = true }, [], null);
        var own = live.Where(e => e.State == EntryState.Pending && e.Pending == draft.Held && e.SpeakerId == draft.SpeakerId).ToList();
        var corrected = draft is { Operation: Operation.Replace, PeriodSaid: false } ? own.MaxBy(e => e.At) : null;
        var moved = corrected is null ? draft : draft with { Period = corrected.Period };
        return live.Any(e => e.Period == moved.Period && e.Value == moved.Value)
            ? new Effect.Same()
            : new Effect.Book(moved, [.. own.Where(e => e.Period == moved.Period)], corrected?.Id);
    }

    /// <summary>Police figures and village figures are kept apart: the village's never changes what police entered (rule B5).</summary>
    private static Effect MeetPolice(Draft draft, List<LedgerEntry> live)
    {
        var authoritative = live.Where(e => e.Authoritative).ToList();
        var provisional = live.Where(e => !e.Authoritative).ToList();
        if (!draft.Authoritative)
        {
            return authoritative.Any(e => e.Period == draft.Period && e.Value == draft.Value) ? new Effect.Same() : new Standing(provisional).Meet(draft);
        }

        var effect = new Standing(authoritative).Meet(draft);
        if (effect is not Effect.Book book) return effect;
        var settled = provisional.Where(e => book.Draft.Period.Contains(e.Period));
        return book with { Replaced = [.. book.Replaced, .. settled] };
    }

    private Effect Meet(Draft draft) => draft.Operation switch
    {
        Operation.Replace => Replace(draft),
        Operation.Add when draft.Aspect == Aspect.New => Add(draft),
        _ => draft.Aspect == Aspect.New ? SetNew(draft) : SetTotal(draft),
    };

    private Effect SetNew(Draft draft)
    {
        var same = _live.Where(e => e.Period == draft.Period).ToList();
        var standing = same.Where(e => !IsQuestioned(e)).ToList();
        var questioned = same.Where(IsQuestioned).ToList();
        if (questioned.Any(e => e.Value == draft.Value) || (standing.Count > 0 && standing.Sum(e => e.Value) == draft.Value)) return new Effect.Same();
        if (standing.Count > 0) return draft.FromChainList ? Instead(draft, same) : new Effect.Unclear(standing);
        return Container(draft) is { } container
            ? new Effect.Unclear([container])
            : new Effect.Book(draft, [.. questioned, .. Inside(draft)], null);
    }

    /// <summary>A running total is a state: the last of a day stands; whether it may be lower is Plausibility's question.</summary>
    private Effect SetTotal(Draft draft)
    {
        var same = _live.Where(e => e.Period == draft.Period).ToList();
        return same.Any(e => e.Value == draft.Value) ? new Effect.Same() : new Effect.Book(draft, same, null);
    }

    /// <summary>又, 再: on top of what stands; inside a longer number it is the longer one that grows.</summary>
    private Effect.Book Add(Draft draft) =>
        new(draft with { Adds = true, Period = Container(draft)?.Period ?? draft.Period }, [], null);

    private Effect Replace(Draft draft)
    {
        var target = Target(draft);
        if (target is null) return draft.Aspect == Aspect.New ? SetNew(draft) : SetTotal(draft);
        var moved = draft with { Period = target.Period };
        var same = _live.Where(e => e.Period == target.Period).ToList();
        // With additions beside it, a named old value means that one number and not their sum.
        if (same.Count > 1 && draft.Old is { } old && same.Sum(e => e.Value) != old && target.Value == old)
            return new Effect.Book(moved with { Adds = target.Adds }, [target], target.Id);
        var accepted = same.Where(e => e.State == EntryState.Accepted).ToList();
        return accepted.Count == same.Count && accepted.Sum(e => e.Value) == draft.Value ? new Effect.Same() : Instead(moved, same);
    }

    private LedgerEntry? Target(Draft draft)
    {
        var newestFirst = _live.OrderByDescending(e => e.At).ThenBy(e => e.Adds).ToList();
        if (draft.PeriodSaid)
        {
            newestFirst = [.. newestFirst.Where(e => e.Period == draft.Period)];
            // 更正 as the answer about a day inside a reported week corrects the week: the question named it.
            if (newestFirst.Count == 0 && draft.Resolves is not null) return Container(draft);
        }

        if (draft.Old is { } old && newestFirst.FirstOrDefault(e => e.Value == old) is { } named) return named;
        return newestFirst.FirstOrDefault(e => e.SpeakerId == draft.SpeakerId) ?? newestFirst.FirstOrDefault();
    }

    private LedgerEntry? Container(Draft draft) => _live
        .Where(e => e.State == EntryState.Accepted && !e.Adds && e.Period != draft.Period && e.Period.Contains(draft.Period))
        .OrderByDescending(e => e.Period.Days).FirstOrDefault();

    /// <summary>In place of the whole period: its number, what was added, and what lies inside it.</summary>
    private Effect.Book Instead(Draft draft, List<LedgerEntry> same) =>
        new(draft, [.. same, .. Inside(draft)], same.OrderByDescending(e => e.State == EntryState.Accepted).ThenBy(e => e.Adds).FirstOrDefault()?.Id);

    private IEnumerable<LedgerEntry> Inside(Draft draft) =>
        draft.Aspect == Aspect.New ? _live.Where(e => e.Period != draft.Period && draft.Period.Contains(e.Period)) : [];

    private static bool IsQuestioned(LedgerEntry entry) => entry.State == EntryState.Pending
        && entry.Pending is (PendingReason.AddOrCorrect or PendingReason.Implausible or PendingReason.Approximate or PendingReason.WhichWeek);
}
