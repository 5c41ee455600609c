using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>A month of burden for one office: every cadre's weeks, and the warnings the office went past (rules W15–W17).</summary>
public sealed record BurdenMonth(OrgUnit Scope, Period Days, IReadOnlyList<BurdenWeek> Weeks, IReadOnlyList<BurdenNote> Notes, int Tasks, BurdenSettings Budget)
{
    public IReadOnlyList<BurdenWeek> Over => [.. Weeks.Where(w => w.IsOver(Budget))];
}

/// <summary>Reads the meter off what was sent, owed and met; see rule W15.</summary>
public sealed class BurdenDesk(SpokenLines spoken, Duties duties, Meetings meetings, TownTasks tasks, BurdenWarnings warnings, BurdenSettings settings)
{
    public BurdenSettings Budget => settings;

    public async Task<BurdenMonth> MonthAsync(Session session, Registry registry, OrgUnit scope, Period days)
    {
        var (from, to) = (WorkCalendar.At(days.From, TimeOnly.MinValue), WorkCalendar.At(days.To.AddDays(1), TimeOnly.MinValue));
        var notes = await warnings.BetweenAsync(session, scope.Id, from, to);
        var given = (await tasks.StandingAsync(session)).Count(t => t.OfficeUnitId == scope.Id && t.MadeAt >= from && t.MadeAt < to);
        return new(scope, days, await WeeksAsync(session, registry, scope.Id, from, to), notes, given, settings);
    }

    /// <summary>Liaisons of these units who have used up this week's budget.</summary>
    public async Task<int> UsedUpAsync(Session session, Registry registry, IEnumerable<string> unitIds, DateTimeOffset now)
    {
        var liaisons = unitIds.Select(u => registry.Tree.Find(u)?.LiaisonId).OfType<string>().ToHashSet();
        var monday = WorkCalendar.At(CampaignWeek.Of(now).Monday, TimeOnly.MinValue);
        var weeks = BurdenMeter.Weeks(await spoken.BetweenAsync(session, monday, now), [], settings);
        return weeks.Count(w => liaisons.Contains(w.MemberId) && (w.Messages >= settings.Messages || w.Mentions >= settings.Mentions));
    }

    private async Task<IReadOnlyList<BurdenWeek>> WeeksAsync(Session session, Registry registry, string rootId, DateTimeOffset from, DateTimeOffset to)
    {
        bool Counts(string member) => registry.Members.TryGetValue(member, out var m) && m.Role == Role.Cadre && registry.Tree.IsWithin(m.UnitId, rootId);
        var asks = (await spoken.BetweenAsync(session, from, to)).Where(a => Counts(a.MemberId));
        var efforts = new List<Effort>();
        foreach (var duty in (await duties.ListAsync(session, null, null)).Where(d => d.DoneAt >= from && d.DoneAt < to))
        {
            if (registry.Tree.Find(duty.UnitId)?.LiaisonId is { } liaison && Counts(liaison)) efforts.Add(new Effort(liaison, duty.DoneAt!.Value, Meeting: false));
        }

        foreach (var meeting in (await meetings.SinceAsync(session, from)).Where(m => m.StartsAt < to && m.CancelledAt is null && registry.Tree.IsWithin(rootId, m.OfficeUnitId)))
        {
            foreach (var answer in (await meetings.AnswersAsync(session, meeting.Id)).Where(a => a.Present && Counts(a.MemberId))) efforts.Add(new Effort(answer.MemberId, meeting.StartsAt, Meeting: true));
        }

        return BurdenMeter.Weeks(asks, efforts, settings);
    }
}
