using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>
/// The rows behind a summary: every entry of the week in every state, and what the running totals are made of — opening totals and
/// earlier accepted entries.
/// </summary>
internal static class SummarySources
{
    private static readonly Metric[] Running = [Metric.AppInstall, Metric.AppRegister, Metric.AppAlert];

    public static IReadOnlyList<SourceRow> Of(SummaryRequest request, TotalsBook book)
    {
        var units = request.Tree.Subtree(request.Scope.Id);
        var ofWeek = request.Entries.Where(e => e.Period.Overlaps(request.Week)).ToList();
        var behind = units.SelectMany(u => Running.Select(m => (Metric: m, Trace: book.TraceTotal(u.Id, m, WeeklySummaries.Until(request)))))
            .Where(t => t.Trace is not null).Select(t => (t.Metric, Trace: t.Trace!)).ToList();
        var shown = ofWeek.Select(e => e.Id).ToHashSet();
        var earlier = behind.SelectMany(t => t.Trace.Additions.Append(t.Trace.Base).OfType<LedgerEntry>()).Where(e => shown.Add(e.Id)).ToList();
        var rows = behind.Where(t => t.Trace is { Base: null, AsOf: not null, Parts.Count: 0 }).Select(t => Opening(request, t.Metric, t.Trace))
            .Concat(earlier.Select(e => Row(request, e, "累计")))
            .Concat(ofWeek.Select(e => Row(request, e, "本周")));
        var order = units.Select((u, i) => (u.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
        return [.. rows.OrderBy(r => order[r.Unit]).ThenBy(r => r.Metric).ThenBy(r => r.Period.From).ThenBy(r => r.Number ?? 0)];
    }

    /// <summary>Every entry there is, in every state, by day: for a unit's dossier.</summary>
    public static IReadOnlyList<SourceRow> All(SummaryRequest request) =>
        [.. request.Entries.OrderBy(e => e.Period.From).ThenBy(e => e.Number).Select(e => Row(request, e, "台账"))];

    private static SourceRow Opening(SummaryRequest request, Metric metric, TotalTrace trace) =>
        new(request.Tree[trace.UnitId].Name, metric, Aspect.Total, trace.Start, Period.Of(trace.AsOf!.Value), "期初") { State = "登记" };

    private static SourceRow Row(SummaryRequest request, LedgerEntry entry, string use) => new(
        request.Tree[entry.UnitId].Name, entry.Metric, entry.Aspect, entry.Value, entry.Period, use)
    {
        Number = entry.Number,
        State = StateName(entry.State),
        MessageId = entry.MessageId,
        Speaker = request.NameOf(entry.SpeakerId),
        At = entry.At,
        Rule = entry.Rule,
        Remark = string.Join('；', Remarks(request, entry)),
    };

    /// <summary>What the issue counts may have been contested or replaced since, and the other way round.</summary>
    private static string? ThenState(SummaryRequest request, LedgerEntry entry) =>
        request.Issue?.Mark is { } mark && request.Changes.FirstOrDefault(c => c.EntryId == entry.Id && !mark.Has(c)) is { } change && mark.Has(entry)
        && (change.OldState, change.OldPending) is var then && then != (entry.State, entry.Pending)
            ? StateName(then.OldState)
            : null;

    private static string StateName(EntryState state) => state switch
    {
        EntryState.Accepted => "已入账",
        EntryState.Pending => "待核",
        EntryState.Superseded => "已被代替",
        _ => "已撤回",
    };

    private static IEnumerable<string> Remarks(SummaryRequest request, LedgerEntry entry)
    {
        if (entry.Adds) yield return "追加";
        if (entry.Supersedes is { } id && request.Entries.FirstOrDefault(e => e.Id == id) is { } old) yield return $"代替{old.Number}号（{BookingText.Number(old.Value)}）";
        if (ThenState(request, entry) is { } then) yield return $"截止时{then}";
        if (entry.AfterFreeze) yield return "截止后入账，计入下期";
        if (entry.Metric.NeedsPolice() && !entry.Authoritative) yield return "非派出所、平安办所报，不计入";
    }
}
