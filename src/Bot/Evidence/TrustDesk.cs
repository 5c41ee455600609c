using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Domain.Evidence.Trust;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Gathers what a unit's numbers are backed by (rule E11): rosters, duties, numbers, calls, pictures of the last eight weeks.</summary>
public sealed class TrustDesk(LeaderFacts facts, Duties duties, RosterCabinet cabinet, SpotChecks checks, ScreenShots screens)
{
    private const int Weeks = 8;

    private static readonly Metric[] Watched = [Metric.AppInstall, Metric.AppRegister, Metric.HouseholdVisit, Metric.PeopleReached, Metric.Leaflet];

    /// <summary>The calls of the last eight weeks to people of the unit and below.</summary>
    public async Task<SpotTally> CallsAsync(Session session, OrgTree tree, string unitId, DateTimeOffset now) =>
        SpotTally.Of([.. await checks.AnsweredAsync(session, [.. tree.Subtree(unitId).Select(u => u.Id)], now.AddDays(-7 * Weeks))]);

    /// <summary>Of each village below, or of the unit itself; in registry order.</summary>
    public async Task<IReadOnlyList<TrustFacts>> OfAsync(Turn turn, Session session, OrgUnit scope)
    {
        var units = scope.Tier is Tier.Village or Tier.Grid ? [scope] : turn.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && !(u.Closed <= WorkCalendar.LocalDate(turn.Now))).ToList();
        var last = CampaignWeek.Of(turn.Now).Previous;
        var weeks = Enumerable.Range(0, Weeks).Select(back => CampaignWeek.Of(last.Monday.AddDays(-7 * back))).Reverse().ToList();
        var book = await facts.BookAsync(session, turn.Tree, scope.Id);
        var owed = (await duties.ListAsync(session, units.Count == 1 ? units[0].Id : null, null))
            .Where(d => d.Form == WeeklyForm.Name && d.Period.From >= weeks[0].Monday && (d.State is DutyState.Done or DutyState.Late || DutyStatus.IsFrozen(d, turn.Now))).ToLookup(d => d.UnitId);
        var rosters = (await cabinet.OfUnitsAsync(session, [.. units.Select(u => u.Id)])).ToLookup(r => r.UnitId);
        var pictures = await screens.FactsAsync(session, [.. units.Select(u => u.Id)], weeks[0].ToString(), last.ToString());
        var all = new List<TrustFacts>();
        foreach (var unit in units)
        {
            all.Add(new TrustFacts
            {
                Unit = unit.Name,
                First = weeks[0],
                Last = last,
                Rosters = [.. rosters[unit.Id].Select(r => new TrustedRoster(CampaignWeek.Parse(r.Week)!, r.Figures)).Where(r => r.Week >= weeks[0])],
                Owed = owed[unit.Id].Count(),
                Late = owed[unit.Id].Count(d => d.State == DutyState.Late),
                Missed = owed[unit.Id].Count(d => d.DoneAt is null),
                Copied = [.. weeks.Where(w => WeekReview.Of(book, unit.Id, w.Period).Copies.Any(c => c.Unit.Id == unit.Id))],
                Calls = await CallsAsync(session, turn.Tree, unit.Id, turn.Now),
                ReusedPictures = pictures.GetValueOrDefault(unit.Id)?.Reused,
                Patterns = FillingPatterns.Of([.. weeks.Select(w => Filled(book, unit.Id, w, owed[unit.Id].FirstOrDefault(d => d.Period == w.Period))).OfType<FilledWeek>()]),
            });
        }

        return all;
    }

    private static FilledWeek? Filled(TotalsBook book, string unitId, CampaignWeek week, Duty? duty) => duty is null
        ? null
        : new FilledWeek(week, [.. Watched.Select(m => book.NewIn(unitId, m, week.Period)).OfType<decimal>()], duty.DoneAt, duty.Due);
}
