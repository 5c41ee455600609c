using System.Net.Http.Json;
using System.Text.Json;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Surfaces;

/// <summary>What the sandbox shows has the fixed names and shapes.</summary>
public sealed class ShapesTests
{
    private static readonly string[] Tiers = ["county", "township", "village", "grid"];
    private static readonly string[] Kinds = ["village", "community", "unit", "grid", "township", "county"];
    private static readonly string[] Roles = ["office", "commander", "cadre", "police", "resident", "admin"];

    [Fact]
    public async Task Groups_show_unit_tier_kind_and_members_and_private_chats_are_among_them()
    {
        await using var host = await SandboxHost.StartAsync();
        var groups = await host.GroupsAsync();
        var work = groups.Single(g => g.Id == Qingxi.Village);
        Assert.Equal(("上坪村反诈工作群", "上坪村", "village", "work", true), (work.Name, work.Unit, work.Tier, work.Kind, work.Bot));
        Assert.Contains(work.Members, m => m is { Id: Qingxi.Liaison, Role: "cadre", Unit: "上坪村" });
        Assert.False(groups.Single(g => g.Id == "g-shangping-2zu").Bot);
        Assert.All(groups, g => Assert.Contains(g.Kind, (string[])["work", "residents", "dm"]));
        Assert.All(groups.SelectMany(g => g.Members), m => Assert.Contains(m.Role, Roles));
        foreach (var member in groups.Where(g => g.Kind != "dm").SelectMany(g => g.Members).Select(m => m.Id).Distinct())
        {
            Assert.Contains(groups, g => g.Id == Qingxi.Chat(member) && g is { Kind: "dm", Members: [var only] } && only.Id == member);
        }
    }

    [Fact]
    public async Task Units_show_the_tree_with_base_and_people()
    {
        await using var host = await SandboxHost.StartAsync();
        var units = await host.UnitsAsync();
        var village = units.Single(u => u.Name == "上坪村");
        Assert.Equal(("village", "village", "清溪乡", 1486, 611), (village.Tier, village.Kind, village.Parent, village.Base, village.Households));
        Assert.Contains("上坪", village.Aliases);
        Assert.False(string.IsNullOrEmpty(village.Head) || string.IsNullOrEmpty(village.Liaison));
        Assert.Equal(21, units.Count(u => u.Tier == "village"));
        Assert.Null(units.Single(u => u.Tier == "county").Parent);
        Assert.All(units, u => Assert.True(Tiers.Contains(u.Tier) && Kinds.Contains(u.Kind), u.Name));
    }

    [Theory]
    [InlineData("groups", "id name unit tier kind bot members")]
    [InlineData("units", "id name aliases tier kind parent base households head liaison opened closed")]
    [InlineData("groups/g-qingxi-work/messages", "seq id replyTo sender fromBot kind text attachments mentions at")]
    [InlineData("ledger", "id unit metric aspect value period state messageId speaker at")]
    [InlineData("editions", "id week title state")]
    [InlineData("deliveries", "edition group unit state at reason")]
    [InlineData("duties", "id unit form period due state doneAt")]
    public async Task Every_list_has_the_fixed_fields(string path, string fields)
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:00");
        var rows = await host.Http.GetFromJsonAsync<JsonElement>("/sandbox/api/" + path);
        Assert.NotEqual(0, rows.GetArrayLength());
        foreach (var field in fields.Split(' ')) Assert.True(rows[0].TryGetProperty(field, out _), $"{path} lacks {field}");
    }

    [Fact]
    public async Task Times_carry_the_offset_of_Beijing_and_periods_are_inclusive_dates()
    {
        await using var host = await SandboxHost.StartAsync();
        var raw = await host.Http.GetStringAsync(new Uri("/sandbox/api/ledger", UriKind.Relative));
        var entry = JsonDocument.Parse(raw).RootElement[0];
        Assert.EndsWith("+08:00", entry.GetProperty("at").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", entry.GetProperty("period").GetProperty("from").GetString());
        var entries = await host.LedgerAsync();
        Assert.All(entries.Where(e => e.Aspect == "total"), e => Assert.Equal(e.Period.From, e.Period.To));
        Assert.All(entries, e => Assert.Contains(e.State, (string[])["accepted", "pending", "superseded", "retracted"]));
    }

    [Fact]
    public async Task A_ledger_filter_is_that_unit_only_and_that_metric_only()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.GridWorker, "上坪村一网格安装3");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        var rows = await host.LedgerAsync("上坪村", "app_install");
        Assert.NotEmpty(rows);
        Assert.All(rows, e => Assert.Equal(("上坪村", "app_install"), (e.Unit, e.Metric)));
        Assert.Empty(await host.LedgerAsync("没有这个村"));
    }

    [Fact]
    public async Task The_four_editions_belong_to_the_start_week_and_the_three_after()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Equal(
            ["2026-W25 approved", "2026-W26 approved", "2026-W27 draft", "2026-W28 draft"],
            (await host.EditionsAsync()).Select(e => $"{e.Week} {e.State}"));
    }

    [Fact]
    public async Task Health_names_each_job_with_its_last_and_next_run()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        var health = await host.HealthAsync();
        Assert.Equal("healthy", health.GetProperty("status").GetString());
        var push = health.GetProperty("jobs").EnumerateArray().Single(j => j.GetProperty("name").GetString() == "push");
        Assert.StartsWith("2026-06-15T09:0", push.GetProperty("lastRun").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2026-06-15T09:", push.GetProperty("nextRun").GetString(), StringComparison.Ordinal);
        foreach (var page in (string[])["/health/live", "/health/ready"])
        {
            Assert.True((await host.Http.GetAsync(new Uri(page, UriKind.Relative))).IsSuccessStatusCode, page);
        }
    }
}
