using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Who hears of a warning: those who act, and those who see to it that somebody does (rules I3, I6, I7).</summary>
public static class WarningPeople
{
    private const int MostNeighbours = 10;

    /// <summary>The police of the unit and the village's liaison (or deputy): the first to accept owns it.</summary>
    public static IReadOnlyList<Member> First(Registry registry, string unitId)
    {
        var people = registry.Responsible(unitId, Role.Police).ToList();
        if (Village(registry, unitId)?.LiaisonId is { } id && registry.Members.TryGetValue(id, out var liaison)) people.Add(liaison);
        return [.. people.DistinctBy(m => m.Id)];
    }

    /// <summary>When nobody accepted: the village's head as well.</summary>
    public static IEnumerable<string> Second(Registry registry, string unitId) => Village(registry, unitId)?.HeadId is { } head ? [head] : [];

    /// <summary>The cadres of the grid, of the whole village when the grid is not known, and the head.</summary>
    public static IReadOnlyList<string> Neighbours(Registry registry, string unitId) =>
    [
        .. registry.Members.Values.Where(m => m.Role == Role.Cadre && registry.Tree.IsWithin(m.UnitId, unitId)).OrderBy(m => m.Id, StringComparer.Ordinal)
            .Select(m => m.Id).Concat(Second(registry, unitId)).Distinct().Take(MostNeighbours),
    ];

    /// <summary>Ever higher: office and head while there is time, the leaders once it has run out.</summary>
    public static IEnumerable<string> Overseers(Registry registry, string unitId, Knock knock) => knock switch
    {
        Knock.CallLate => Office(registry, unitId).Concat(Second(registry, unitId)),
        Knock.MeetLate or Knock.PoliceLate => Office(registry, unitId).Concat(Leaders(registry, unitId)),
        _ => Office(registry, unitId),
    };

    public static IEnumerable<string> Office(Registry registry, string unitId) => registry.OfficeOf(unitId).Select(m => m.Id);

    /// <summary>The leaders of the unit's own township.</summary>
    public static IEnumerable<string> Leaders(Registry registry, string unitId)
    {
        var township = registry.Tree.Above(unitId, Tier.Township)?.Id;
        return registry.Members.Values.Where(m => m.Role == Role.Commander && m.UnitId == township).Select(m => m.Id);
    }

    private static OrgUnit? Village(Registry registry, string unitId) => registry.Tree.Above(unitId, Tier.Village);
}
