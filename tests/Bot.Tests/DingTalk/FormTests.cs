using AntiFraudBot.Bot.Tests.Platforms;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>What DingTalk can do beyond words: forms to fill in, who has read, taking back, groups of the app's own. One Monday.</summary>
public sealed class FormTests
{
    private static readonly Stage WithCards = new()
    {
        Settings = new Dictionary<string, string?> { ["DingTalk:CardTemplate"] = "report.schema", ["DingTalk:SceneTemplate"] = "t1" },
    };

    [Fact]
    public async Task A_Monday_with_forms_readers_a_recall_and_a_group_of_the_apps_own()
    {
        await using var host = await SimulatedHost.StartAsync(stage: WithCards);
        await host.Bot.ReachAsync("2026-06-15 10:00");
        await AFormIsFilledInAndBookedOnceAsync(host);
        await WhoHasReadIsToldAsync(host);
        await AnEditionIsTakenBackAsync(host);
        await AGroupIsMadeAsync(host);
        await WhoOwesOneWeekIsRemindedWithAFormAsync(host);
    }

    private static async Task AFormIsFilledInAndBookedOnceAsync(SimulatedHost host)
    {
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "填报");
        var card = Assert.Single(await InAsync(host, Qingxi.Village), b => b.Kind == "card");
        Assert.Contains("上坪村 第24周（6.8—6.14）", card.Text, StringComparison.Ordinal);
        Assert.Contains("请@我回复，例：安装12", card.Text, StringComparison.Ordinal);
        Assert.Contains("安装：____", card.Text, StringComparison.Ordinal);

        await PressAsync(host, card, "12", "10", "30");
        var booked = await BookedAsync(host);
        Assert.Equal(["app_install.new 12", "app_register.new 10", "household_visit.new 30"], booked);
        Assert.Contains(await InAsync(host, Qingxi.Village), b => b.Kind == "text" && b.Text.Contains("已收到 上坪村", StringComparison.Ordinal));
        Assert.Contains("已收到 上坪村", (await InAsync(host, Qingxi.Village)).Single(b => b.Id == card.Id).Text, StringComparison.Ordinal);

        await PressAsync(host, card, "12", "10", "30");
        await host.DingTalk.RepeatAsync((await host.Bot.Part<Storage.Database>().ReadAsync(
            s => s.ScalarAsync<string>("SELECT external_id FROM outbox WHERE form IS NOT NULL ORDER BY seq LIMIT 1"), CancellationToken.None))!);
        await host.Bot.IdleAsync();
        Assert.Equal(booked, await BookedAsync(host));

        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：安装15");
        Assert.Contains("app_install.new 15", await BookedAsync(host));
    }

    private static async Task WhoHasReadIsToldAsync(SimulatedHost host)
    {
        var pushed = (await InAsync(host, Qingxi.Village)).First(b => b.FromBot && b.Api == "v1.0/robot/groupMessages/send");
        await host.DingTalk.PostAsync("dingtalk/read", new { line = pushed.Id, people = new[] { Qingxi.Liaison, Qingxi.Head } });
        await FakePlatform.UntilAsync(async () => await host.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM message_reads")) == 2);
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "转发情况");
        Assert.Contains(await host.Bot.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("已读：1个工作群，2/10人。", StringComparison.Ordinal));
    }

    private static async Task AnEditionIsTakenBackAsync(SimulatedHost host)
    {
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "撤回 第1期");
        var office = Qingxi.Chat(Qingxi.Office);
        await FakePlatform.UntilAsync(async () => (await host.Bot.SaidInAsync(office)).Any(t => t.StartsWith("钉钉：第1期已从", StringComparison.Ordinal)));
        var said = (await host.Bot.SaidInAsync(office)).Single(t => t.StartsWith("钉钉：第1期已从", StringComparison.Ordinal));
        Assert.Matches("已从[0-9]+个群收回。\\z", said);
        var left = (await host.TranscriptAsync()).Where(b => b.FromBot && !b.Recalled && b.Api == "v1.0/robot/groupMessages/send" && b.At < Stage.Time("2026-06-15 09:30"));
        Assert.Empty(left.Select(b => $"{b.Conversation} {b.Text}"));
    }

    private static async Task AGroupIsMadeAsync(SimulatedHost host)
    {
        var office = Qingxi.Chat(Qingxi.Office);
        await host.SayAsync(office, Qingxi.Office, "建群 石桥村");
        await host.SayAsync(office, Qingxi.Office, "确认");
        await FakePlatform.UntilAsync(async () => (await host.Bot.SaidInAsync(office)).Any(t => t.Contains("建好了", StringComparison.Ordinal)));
        var hello = Assert.Single(await host.TranscriptAsync(), b => b.Text.StartsWith("大家好，我是反诈小助手", StringComparison.Ordinal));
        Assert.StartsWith("cid", hello.Conversation, StringComparison.Ordinal);
    }

    private static async Task WhoOwesOneWeekIsRemindedWithAFormAsync(SimulatedHost host)
    {
        await host.Bot.ReachAsync("2026-06-15 19:10");
        var cards = (await host.TranscriptAsync()).Where(b => b.Kind == "card" && b.Conversation == "private:m-shiqiao-liaison");
        Assert.Contains("已过截止时间", Assert.Single(cards).Text, StringComparison.Ordinal);
    }

    private static async Task PressAsync(SimulatedHost host, Bubble card, string install, string register, string visit)
    {
        var selected = new Dictionary<string, string[]> { ["安装"] = [install], ["注册"] = [register], ["入户"] = [visit] };
        await host.DingTalk.PostAsync("clicks", new { from = Qingxi.Liaison, line = card.Id, selected });
        await host.Bot.IdleAsync();
        await FakePlatform.UntilAsync(async () => (await InAsync(host, Qingxi.Village)).Single(b => b.Id == card.Id).Text.Contains("已收到", StringComparison.Ordinal));
        await host.Bot.IdleAsync();
    }

    private static async Task<IReadOnlyList<Bubble>> InAsync(SimulatedHost host, string chat) => [.. (await host.TranscriptAsync()).Where(b => b.Conversation == chat)];

    private static async Task<IReadOnlyList<string>> BookedAsync(SimulatedHost host) =>
    [
        .. (await host.Bot.LedgerAsync("上坪村")).Where(e => e is { State: "accepted", Speaker: Qingxi.Liaison } && e.At > Stage.Time("2026-06-15 09:00"))
            .Select(e => FormattableString.Invariant($"{e.Metric}.{e.Aspect} {e.Value:0.###}")).Order(StringComparer.Ordinal),
    ];
}
