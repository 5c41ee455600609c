using AntiFraudBot.Bot.Samples;
using AntiFraudBot.Bot.Simulation;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>Fills an empty store with the sample township and its opening state: registry, editions, four closed weeks with their rankings.</summary>
public sealed class SandboxSeed(
    Org org, Editions editions, Ledger ledger, Duties duties, Rankings rankings, Attachments attachments, StepRuns runs, FreezeJob freeze, Timetable timetable)
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "qingxi");

    public async Task PlantAsync(Session session, DateTimeOffset startClock, IReadOnlyList<string> channels, CancellationToken ct)
    {
        var sample = SampleTownship.Load(Folder, startClock, timetable.Calendar.IsWorkday);
        foreach (var unit in sample.Units) await org.UpsertUnitAsync(session, unit);
        foreach (var member in sample.Members) await org.UpsertMemberAsync(session, member.Member, member.Phone);
        var groups = new SampleSpread(sample.Units, channels).Placed(sample.Groups);
        foreach (var group in groups) await org.UpsertGroupAsync(session, group);
        foreach (var channel in channels.Where(c => c != SandboxChannel.ChannelName)) await RegisterAsync(session, sample, groups, channel);
        foreach (var file in sample.Files) await StoreAsync(session, file, startClock, ct);
        foreach (var edition in sample.Editions) await editions.SaveAsync(session, edition);
        foreach (var entry in sample.History) await ledger.AddAsync(session, entry);
        foreach (var duty in sample.Duties) await duties.AddAsync(session, duty);
        var registry = new Registry(
            new OrgTree(sample.Units), sample.Members.Select(m => m.Member), groups);
        await CloseWeeksAsync(session, registry, sample, startClock);
        var open = CampaignWeek.Parse(sample.OpenWeek)!;
        foreach (var duty in WeeklyDuties.For(registry.Tree, open, timetable)) await duties.AddAsync(session, duty);
    }

    /// <summary>The closed weeks' rankings are computed as the freeze would have; their steps are on record, so nothing of them is caught up.</summary>
    private async Task CloseWeeksAsync(Session session, Registry registry, SampleTownship sample, DateTimeOffset startClock)
    {
        var township = registry.Tree.Units.First(u => u.Tier == Tier.Township);
        foreach (var week in sample.ClosedWeeks.Select(w => CampaignWeek.Parse(w)!))
        {
            var round = timetable.RoundFor(week);
            await freeze.FreezeWeekAsync(session, registry, township, week, round.Freeze);
            if (await rankings.FindAsync(session, township.Id, week.ToString()) is { } issue)
                await rankings.SetStateAsync(session, issue.Id, "posted", round.Post);
        }

        await runs.TryRecordAsync(session, "in-service", LocalIso.Of(startClock), startClock);
    }

    /// <summary>On a simulated platform people have our ids: everybody is known from the start.</summary>
    private async Task RegisterAsync(Session session, SampleTownship sample, IReadOnlyList<Group> groups, string channel)
    {
        foreach (var member in sample.Members) await org.LinkIdentityAsync(session, channel, member.Member.Id, member.Member.Id);
        foreach (var (group, service, reference) in SimulatedAccounts.Services(channel, groups)) await org.SetServiceAsync(session, group, service, reference);
    }

    private async Task StoreAsync(Session session, SampleFile file, DateTimeOffset at, CancellationToken ct)
    {
        await using var content = File.OpenRead(file.Path);
        var sha256 = await attachments.ImportAsync(file.Attachment, content, ct);
        await attachments.AddAsync(session, file.Attachment, "sample", sha256, at);
    }
}
