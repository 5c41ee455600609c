using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Samples;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Simulation;

/// <summary>The groups and people a simulated platform is filled with: ids are the platform's own, so that nothing must be matched by hand.</summary>
public sealed record SimulatedTownship(IReadOnlyList<Group> Groups, IReadOnlyList<Member> People, IReadOnlyDictionary<string, string> Phones)
{
    /// <summary>Empty: the township as it is, on however many platforms.</summary>
    public string Channel { get; init; } = "";

    /// <summary>What the store holds; of an empty store what will be planted.</summary>
    public static async Task<SimulatedTownship> OfAsync(Database database, Opening opening, WorkCalendar calendar, IReadOnlyList<string> channels, CancellationToken ct)
    {
        var org = new Org();
        var stored = await database.ReadAsync(async s => new SimulatedTownship(await org.GroupsAsync(s), await org.MembersAsync(s), await org.PhonesAsync(s)), ct);
        if (stored.People.Count > 0) return stored;
        var sample = SampleTownship.Load(SandboxSeed.Folder, opening.Clock, calendar.IsWorkday);
        return new SimulatedTownship(
            new SampleSpread(sample.Units, channels).Placed(sample.Groups), [.. sample.Members.Select(m => m.Member)], sample.Members.ToDictionary(m => m.Member.Id, m => m.Phone));
    }

    /// <summary>What of it lives on one platform: its groups, and everybody.</summary>
    public SimulatedTownship On(string channel) => this with { Channel = channel, Groups = [.. Groups.Where(g => g.Channel == channel)] };

    /// <summary>Groups of people; private chats need no group on a platform.</summary>
    public IEnumerable<Group> Chats => Groups.Where(g => g.Kind != GroupKind.Dm);
}
