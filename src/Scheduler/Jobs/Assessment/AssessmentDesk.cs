using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Brings a township's proposals up to date: new ones are stored, those whose ground is gone are withdrawn. It tells nobody.</summary>
public sealed class AssessmentDesk(AssessmentSources sources, Measures measures, AssessmentPolicy policy)
{
    /// <summary>Fresh = the ids of what is new since the last time.</summary>
    public async Task<(AssessmentFacts Facts, IReadOnlySet<string> Fresh)> RefreshAsync(Session session, OrgTree tree, OrgUnit township, DateTimeOffset now)
    {
        var facts = await sources.OfAsync(session, tree, township, now);
        var fresh = Proposals.New(facts, policy);
        foreach (var measure in fresh) await measures.ProposeAsync(session, measure, "", "");
        foreach (var measure in Proposals.Groundless(facts, policy))
        {
            if (MeasureDecision.Withdraw(measure) is MeasureOutcome.Changed changed) await measures.SaveAsync(session, changed.Measure, changed.Step, "", "依据的记录已更正或撤回", now);
        }

        return (facts with { Measures = await measures.OfUnitsAsync(session, [.. tree.Subtree(township.Id).Select(u => u.Id)], facts.Year.From) }, fresh.Select(m => m.Id).ToHashSet());
    }

    /// <summary>What the office reads, null when nothing waits for it. Fresh null = it asked: all that waits is told in full, and of reminders nothing.</summary>
    public string? Digest(AssessmentFacts facts, IReadOnlySet<string>? fresh)
    {
        var waiting = facts.Measures.Where(m => m.State == MeasureState.Proposed).ToLookup(m => fresh?.Contains(m.Id) ?? true);
        string?[] parts = [MeasureText.Digest(facts.Tree, [.. waiting[true]], [.. waiting[false]], Proposals.ToReview(facts, policy)), fresh is null ? null : Reminders.Digest(RemindersOf(facts))];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join("\n\n", said) : null;
    }

    public IReadOnlyList<UnitReminder> RemindersOf(AssessmentFacts facts) => Reminders.Of(facts, policy.Cards);

    /// <summary>The weekly hour on the day the week's ranking is posted (rule J4), UTC; the policy's time of day.</summary>
    public DateTimeOffset HourOn(DateTimeOffset freeze) => Domain.Calendar.WorkCalendar.At(Figures.LocalDate(freeze), policy.At);
}
