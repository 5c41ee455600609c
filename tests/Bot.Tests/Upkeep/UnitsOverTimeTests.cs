using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Upkeep;

public sealed class UnitsOverTimeTests
{
    private static readonly string Chat = Qingxi.Chat(Qingxi.Office);

    private static Task<string> OfficeAsync(SandboxHost host, string text) => host.AnswerAsync(Chat, Qingxi.Office, text);

    [Fact]
    public async Task A_change_holds_from_its_day_on_and_the_office_reads_of_it_in_the_morning()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.StartsWith("6月17日起，上坪村更名为上坪社区。", await OfficeAsync(host, "更名 上坪村 为 上坪社区 6月17日起"), StringComparison.Ordinal);
        Assert.StartsWith("已登记：6月17日起，上坪村更名为上坪社区，当天0时生效。", await OfficeAsync(host, "确认"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-16 23:59");
        Assert.DoesNotContain(await host.UnitsAsync(), u => u.Name == "上坪社区");

        await host.ReachAsync("2026-06-17 08:01");

        Assert.Contains("单位变更已生效：6月17日起，上坪村更名为上坪社区。", await host.SaidInAsync(Chat));
        Assert.Contains(await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上坪村今天安装3"), (await host.LedgerAsync("上坪社区")).Select(e => e.MessageId));
        Assert.StartsWith("截至6月17日08:01，上坪社区：", await OfficeAsync(host, "上坪村多少了"), StringComparison.Ordinal);
        var audit = await host.Part<Database>().ReadAsync(s => host.Part<Audit>().ListAsync(s, 2), CancellationToken.None);
        Assert.Equal(["change-units", "order-unit-change"], audit.Select(a => a.Action));
    }

    [Fact]
    public async Task After_a_merger_people_groups_totals_and_duties_are_the_new_units()
    {
        await using var host = await SandboxHost.StartAsync();
        await OfficeAsync(host, "合并 上坪村、下坪村 为 双坪村 今天起");
        Assert.Equal("已生效：6月15日起，上坪村、下坪村合并为双坪村。", await OfficeAsync(host, "确认"));

        var groups = await host.GroupsAsync();
        Assert.Equal("双坪村", groups.Single(g => g.Id == Qingxi.Village).Unit);
        Assert.Equal("双坪村", groups.SelectMany(g => g.Members).First(m => m.Id == Qingxi.Neighbour).Unit);
        var units = await host.UnitsAsync();
        Assert.Equal(1486 + 1124, units.Single(u => u.Name == "双坪村").Base);
        Assert.DoesNotContain(await host.DutiesAsync(week: "2026-W24"), d => d.Unit is "上坪村" or "下坪村");
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "今天安装4");
        Assert.Contains("双坪村", Assert.Single(await host.LedgerAsync("双坪村")).Unit, StringComparison.Ordinal);
        Assert.Contains("（6月15日起撤销）：安装1,142", await OfficeAsync(host, "上坪村多少了"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_planned_can_be_listed_and_taken_back()
    {
        await using var host = await SandboxHost.StartAsync();
        await OfficeAsync(host, "撤销 高岭村 7月1日起");
        await OfficeAsync(host, "确认");
        Assert.Equal("等着生效的单位变更：\n1. 7月1日起，撤销高岭村\n不办了请回复：取消变更 1", await OfficeAsync(host, "单位变更"));
        Assert.Equal("已取消：7月1日起，撤销高岭村。", await OfficeAsync(host, "取消变更"));
        Assert.StartsWith("没有等着生效的单位变更。", await OfficeAsync(host, "单位变更"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_office_changes_the_tree()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "撤销 下坪村");
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "确认");
        Assert.Contains(await host.DutiesAsync(), d => d.Unit == "下坪村");
        Assert.Empty(await host.Part<Database>().ReadAsync(host.Part<UnitChanges>().PlannedAsync, CancellationToken.None));
    }

    [Fact]
    public async Task On_the_first_workday_of_the_week_the_office_hears_what_the_registry_lacks()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.Part<Database>().WriteAsync(
            async s =>
            {
                var group = (await host.Part<Org>().GroupAsync(s, "g-shangping-work"))!;
                await host.Part<Org>().UpsertGroupAsync(s, group with { Name = "上坪村干部群" });
            },
            CancellationToken.None);
        await host.ReachAsync("2026-06-15 08:31");
        Assert.Equal("单位和群的检查：\n群名没有“反电诈”或“反诈”的群1个：上坪村干部群。请群主改群名", Assert.Single(await host.SaidInAsync(Chat)));

        // Asked for, the check names the residents' groups too.
        Assert.Contains("上坪村村民群", await OfficeAsync(host, "检查"), StringComparison.Ordinal);
    }
}
