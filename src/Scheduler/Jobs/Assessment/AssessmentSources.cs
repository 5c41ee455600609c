using System.Text.Json;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Gathers the facts of a township's assessment from the stores. Cases come from the ledger; spot checks have no store here and are empty.</summary>
public sealed class AssessmentSources(Ledger ledger, Duties duties, Rankings rankings, Measures measures, CampaignSettings settings)
{
    // Issues looked back at: cards ask for a few weeks running.
    private const int Issues = 8;

    public async Task<AssessmentFacts> OfAsync(Session session, OrgTree tree, OrgUnit township, DateTimeOffset now)
    {
        var ids = tree.Subtree(township.Id).Select(u => u.Id).ToList();
        var book = new TotalsBook(tree, await ledger.OfUnitsAsync(session, ids, null, null, null));
        var facts = new AssessmentFacts { Scope = township, Now = now, Book = book, InstallCounts = settings.InstallDocument.Length > 0 };
        return facts with
        {
            Cases = CaseFact.Of(book, facts.Units, facts.Year),
            Issues = [.. (await rankings.ListAsync(session, township.Id)).TakeLast(Issues).Select(i => JsonSerializer.Deserialize<WeeklyStanding>(i.SnapshotJson)!)],
            Duties = [.. (await duties.ListAsync(session, null, null)).Where(d => d.Form == WeeklyForm.Name && tree.IsWithin(d.UnitId, township.Id) && facts.Year.Overlaps(d.Period))],
            Measures = await measures.OfUnitsAsync(session, ids, facts.Year.From),
        };
    }
}
