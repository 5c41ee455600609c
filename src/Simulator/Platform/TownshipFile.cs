using System.Text.Json;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>The file of <c>--township</c>: people, groups, and the accounts of the bot, which only the platform can read.</summary>
public sealed record TownshipFile
{
    public IReadOnlyList<Group> Groups { get; init; } = [];

    public IReadOnlyList<Member> Members { get; init; } = [];

    public JsonElement? Apps { get; init; }

    public void FillIn(World world, IPlatform platform)
    {
        foreach (var member in Members) world.Township.Put(member);
        foreach (var group in Groups) world.Township.Put(group);
        if (Apps is { } apps) platform.Configure(apps);
    }
}
