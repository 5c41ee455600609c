using System.Text.Json;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// Gathers the facts of a township's assessment from the stores. Cases come from the ledger, what is known of each from its form and its
/// callback; spot checks as far as they are ended.
/// </summary>
public sealed class AssessmentSources(Ledger ledger, Duties duties, Rankings rankings, Measures measures, FraudCases cases, SpotChecks checks, CampaignSettings settings)
{
    // Issues looked back at: cards ask for a few weeks running.
    private const int Issues = 8;

    public async Task<AssessmentFacts> OfAsync(Session session, OrgTree tree, OrgUnit township, DateTimeOffset now)
    {
        var ids = tree.Subtree(township.Id).Select(u => u.Id).ToList();
        var book = new TotalsBook(tree, await ledger.OfUnitsAsync(session, ids, null, null, null));
        var facts = new AssessmentFacts { Scope = township, Now = now, Book = book, InstallCounts = settings.InstallDocument.Length > 0 };
        // Told late in one year, complete in the next.
        var answers = (await cases.ListAsync(session, now.AddDays(-400))).Where(c => c.State == CaseState.Complete).Select(Answer).ToList();
        return facts with
        {
            Cases = [.. CaseFact.Of(book, facts.Units, facts.Year).Select(c => c.Knowing(answers))],
            Issues = [.. (await rankings.ListAsync(session, township.Id)).TakeLast(Issues).Select(i => JsonSerializer.Deserialize<WeeklyStanding>(i.SnapshotJson)!)],
            Duties = [.. (await duties.ListAsync(session, null, null)).Where(d => d.Form == WeeklyForm.Name && tree.IsWithin(d.UnitId, township.Id) && facts.Year.Overlaps(d.Period))],
            Measures = await measures.OfUnitsAsync(session, ids, facts.Year.From),
            Reminded = await measures.RemindedAsync(session),
            SpotChecks = await CheckedAsync(session, [.. ids], WorkCalendar.At(facts.Year.From, TimeOnly.MinValue)),
        };
    }

    /// <summary>A draw over several units is a check of each. That somebody made numbers up is for people to find, not for a tally.</summary>
    private async Task<IReadOnlyList<SpotCheckFact>> CheckedAsync(Session session, HashSet<string> units, DateTimeOffset since)
    {
        var facts = new List<SpotCheckFact>();
        foreach (var check in await checks.ClosedAsync(session, since))
        {
            var day = WorkCalendar.LocalDate(check.ClosedAt!.Value);
            facts.AddRange(
                from unit in (await checks.CallsAsync(session, check.Id)).GroupBy(c => c.UnitId)
                where units.Contains(unit.Key)
                let tally = SpotTally.Of([.. unit])
                select new SpotCheckFact($"{check.Id}/{unit.Key}", unit.Key, day, tally.Reached, tally.Mismatched, Falsified: false));
        }

        return facts;
    }

    /// <summary>That no publicity came is the victim's own word: it counts from the callback on (rule J3).</summary>
    public static CaseAnswer Answer(FraudCase fraud) => new(
        fraud.MessageId,
        fraud.Staff is null && fraud.Family is null ? null : fraud.Staff == true || fraud.Family == true,
        fraud.CalledBackAt is null ? null : fraud.Publicity);
}
