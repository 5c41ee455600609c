using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Puts away what came of a roster: figures, cadres' counts, people where the office keeps them, the copy sent back, the duty (rules E5–E8).</summary>
public sealed class RosterFiling(Attachments attachments, RosterCabinet cabinet, RosterPeople people, Duties duties, FormBook forms)
{
    // The copy waits for whoever fetches it in the evening.
    private static readonly TimeSpan CopyStays = TimeSpan.FromHours(24);

    public void File(Turn turn, HandlerResult result, StoredRoster stored, RosterReading.Checked done)
    {
        var sponsors = Sponsors(turn.Registry, stored.UnitId, done.Digest.Sponsors);
        result.Save(s => cabinet.AddAsync(s, stored, sponsors));
        result.Save(s => ConfirmAsync(s, stored.Id, done.People));
        foreach (var (heading, column) in done.Digest.Guessed) result.Save(s => cabinet.RememberAsync(s, stored.UnitId, heading, column));
        if (done.Copy is not { } copy) return;
        result.Save(s => attachments.AddAsync(s, copy.File, turn.Message.Id, copy.Sha256, turn.Now));
        result.Save(s => cabinet.PassAsync(s, copy.File.Id, turn.Now + CopyStays));
    }

    /// <summary>The people were stored before; a sweep in between took them for nobody's, and the file is read again.</summary>
    private async Task ConfirmAsync(Session session, string rosterId, int expected)
    {
        if (await people.CountAsync(session, rosterId) != expected) throw new InvalidOperationException("The people of the roster are not all there.");
    }

    /// <summary>The original goes with the next sweep: what is to be kept of it has been taken out.</summary>
    public void Forget(HandlerResult result, Attachment original, DateTimeOffset now) => result.Save(s => cabinet.PassAsync(s, original.Id, now));

    /// <summary>A roster closes the unit's roster duty for these days (rule E8). Empty when it owes none.</summary>
    public async Task<string> CloseDutyAsync(Turn turn, Session session, HandlerResult result, string unitId, CampaignWeek week)
    {
        var owed = (await duties.ListAsync(session, unitId, null))
            .Where(d => forms.Find(d.Form) is { IsRoster: true } && d.Period.Overlaps(week.Period) && !DutyStatus.IsFrozen(d, turn.Message.SentAt)).ToList();
        foreach (var duty in owed)
        {
            var done = DutyStatus.After(duty, new FormFilling(true, true, turn.Message.SentAt), turn.Now);
            result.Save(s => duties.SetAsync(s, duty.Id, done.State, done.DoneAt, null));
        }

        return owed.Count == 0 ? "" : $"“{forms.TitleOf(owed[0])}”已交{(DutyStatus.IsOnTime(owed[0], turn.Message.SentAt) ? "" : "（迟交）")}。";
    }

    /// <summary>Cadres by name among those who serve the unit; whoever is not registered counts together.</summary>
    private static List<StoredSponsor> Sponsors(Registry registry, string unitId, IReadOnlyList<SponsorCount> counts)
    {
        var serving = registry.Members.Values.Where(m => m.Role != Role.Resident && (registry.Tree.IsWithin(m.UnitId, unitId) || registry.Tree.IsWithin(unitId, m.UnitId)))
            .OrderByDescending(m => registry.Tree.IsWithin(m.UnitId, unitId)).DistinctBy(m => m.Name).ToDictionary(m => m.Name, m => m.Id);
        return [.. counts.GroupBy(c => serving.GetValueOrDefault(c.Name, "")).Select(g => new StoredSponsor
        {
            MemberId = g.Key, People = g.Sum(c => c.People), Installed = g.Sum(c => c.Installed), Registered = g.Sum(c => c.Registered), Alerted = g.Sum(c => c.Alerted),
        })];
    }
}
