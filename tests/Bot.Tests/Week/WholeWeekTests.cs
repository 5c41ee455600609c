using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Week;

/// <summary>
/// From Monday's push to next Tuesday's ranking, people writing in their own words. What they read is kept in golden/ and read by a
/// person before it is accepted: UPDATE_GOLDEN=1 rewrites it, and the change is its own commit.
/// </summary>
public sealed class WholeWeekTests
{
    private static readonly string[] Shown =
    [
        Qingxi.Township, Qingxi.Village, Qingxi.Residents, "dm-m-qingxi-office-1", "dm-m-paichusuo-officer", "dm-m-shangping-g2", "dm-m-gaoling-liaison", "dm-m-weishengyuan-head",
    ];

    [Fact]
    public async Task Everybody_reads_what_was_agreed()
    {
        await using var host = await SandboxHost.StartAsync();
        await Script.PlayAsync(host, Script.Read(Path.Combine(Script.Folder, "script.txt")));
        var names = (await host.GroupsAsync()).SelectMany(g => g.Members).DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => $"{m.Name}（{m.Unit}）");
        var differing = new List<string>();
        foreach (var group in Shown)
        {
            var golden = Path.Combine(Script.Folder, "golden", group + ".txt");
            var now = await Script.TranscriptAsync(host, group, names);
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(golden, now);
            else if (!File.Exists(golden) || await File.ReadAllTextAsync(golden) != now) differing.Add(Difference(golden, now));
        }

        Assert.True(differing.Count == 0, "Read the change as a cadre would, then UPDATE_GOLDEN=1:\n" + string.Join("\n\n", differing));
    }

    private static string Difference(string golden, string now)
    {
        if (!File.Exists(golden)) return $"{golden} is missing.";
        var (before, after) = (File.ReadAllLines(golden), now.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(before.Length, after.Length)).FirstOrDefault(i => before[i] != after[i], Math.Min(before.Length, after.Length));
        return $"{golden} line {at + 1}\n- {before.ElementAtOrDefault(at)}\n+ {after.ElementAtOrDefault(at)}";
    }
}
