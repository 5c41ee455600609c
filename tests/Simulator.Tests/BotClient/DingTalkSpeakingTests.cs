using System.Text.Json.Nodes;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.DingTalk.Cards;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Simulator.Tests.DingTalk;

namespace AntiFraudBot.Simulator.Tests.BotClient;

/// <summary>What the bot says on DingTalk, as people see it.</summary>
public sealed class DingTalkSpeakingTests
{
    [Fact]
    public async Task An_answer_goes_where_it_was_asked_and_rings_for_who_asked()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var heard = await bot.NextAsync();
        var answer = DingTalkBot.Group("已登记", answers: heard) with { Mentions = [new Callee("u_wangjg", "王建国"), new Callee(null, "张三")] };
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(answer));
        var line = fake.Lines(Liuhe.Group)[^1];
        Assert.Equal("robot/sendBySession", line.Api);
        Assert.Equal(["u_wangjg"], line.Mentions);
        Assert.Equal("@王建国 @张三\n已登记", line.Text);
    }

    [Fact]
    public async Task When_the_address_of_a_message_has_run_out_the_robot_speaks_up_by_itself()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var heard = await bot.NextAsync();
        await fake.TellAsync("/sim/api/dingtalk/sessions/expire", new JsonObject());
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Group("已登记", answers: heard)));
        Assert.Equal("v1.0/robot/groupMessages/send", fake.Lines(Liuhe.Group)[^1].Api);
        fake.Pass(TimeSpan.FromHours(2));
        Assert.NotNull(Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Group("补一句", answers: heard, id: "o-2"))).ExternalId);
    }

    [Fact]
    public async Task Words_a_picture_and_a_table_reach_a_group_and_a_person()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        Attachment[] files = [new("p1", "海报.png", "image/png", 64), new("f1", "值班表.xlsx", "application/zip", 64)];
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Group("第1期素材", files: files)));
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Person("第1期素材", files: files)));
        foreach (var lines in new[] { fake.Lines(Liuhe.Group), fake.Lines("private:u_limin") })
        {
            Assert.Equal(["text", "image", "file"], lines.Select(l => l.Kind));
            Assert.Equal("值班表.xlsx", Assert.Single(lines[2].Files).Name);
        }

        Assert.IsType<SendOutcome.Failed>(await bot.SendAsync(DingTalkBot.Person("看这个", "nobody") with { OutboxId = "p-2" }));
    }

    [Fact]
    public async Task A_custom_robot_signs_rings_and_shows_an_unanswered_message_once()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await fake.FaultAsync(new JsonObject { ["match"] = "robot/send", ["timeoutAfterEffect"] = true, ["times"] = 1 });
        var parcel = DingTalkBot.Residents("谨防刷单") with { Mentions = [new Callee("u_wangjg", "王建国")] };
        Assert.IsType<SendOutcome.Retry>(await bot.SendAsync(parcel));
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(parcel));
        var line = Assert.Single(fake.Lines(Liuhe.Residents));
        Assert.Equal(["u_wangjg"], line.Mentions);
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Residents("", "w-2", new Attachment("p1", "海报.png", "image/png", 64))));
        Assert.IsType<SendOutcome.Failed>(await bot.SendAsync(DingTalkBot.Residents("", "w-3", new Attachment("f1", "值班表.xlsx", "application/zip", 64))));
    }

    [Fact]
    public async Task What_the_robot_sent_and_the_platform_did_not_answer_stays_unknown()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await fake.FaultAsync(new JsonObject { ["match"] = "v1.0/robot/groupMessages/send", ["timeoutAfterEffect"] = true, ["times"] = 1 });
        Assert.IsType<SendOutcome.Unknown>(await bot.SendAsync(DingTalkBot.Group("请报数")));
        Assert.Single(fake.Lines(Liuhe.Group));
    }

    [Theory]
    [InlineData("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "dingtalk-api:/v1.0/robot/groupMessages/send")]
    [InlineData("Forbidden.AccessDenied.ApiCountLimitForOrg", "dingtalk-month-calls")]
    [InlineData("send.too.fast", "dingtalk-group:")]
    public async Task A_quota_that_is_used_up_makes_the_message_wait(string code, string quota)
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await fake.FaultAsync(new JsonObject { ["match"] = "v1.0/robot/groupMessages/send", ["code"] = code, ["times"] = 1 });
        Assert.StartsWith(quota, Assert.IsType<SendOutcome.Deferred>(await bot.SendAsync(DingTalkBot.Group("请报数"))).Quota, StringComparison.Ordinal);
        var calls = (int)(await fake.GetAsync("/sim/api/counters"))["v1.0/robot/groupMessages/send"]!["calls"]!;
        Assert.IsType<SendOutcome.Deferred>(await bot.SendAsync(DingTalkBot.Group("请报数")));
        Assert.Equal(calls, (int)(await fake.GetAsync("/sim/api/counters"))["v1.0/robot/groupMessages/send"]!["calls"]!);
    }

    [Fact]
    public async Task An_address_that_was_shut_out_rests_with_everything()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await fake.FaultAsync(new JsonObject { ["match"] = "v1.0/robot/groupMessages/send", ["code"] = "punish", ["times"] = 1 });
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.IsType<SendOutcome.Retry>(await bot.SendAsync(DingTalkBot.Group("请报数"))).After);
        Assert.Equal("dingtalk-address", Assert.IsType<SendOutcome.Deferred>(await bot.SendAsync(DingTalkBot.Person("请报数"))).Quota);
        fake.Pass(TimeSpan.FromMinutes(6));
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Person("请报数")));
    }

    [Fact]
    public async Task An_expired_token_is_fetched_again_once()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.SendAsync(DingTalkBot.Group("一"));
        await fake.TellAsync("/sim/api/dingtalk/tokens/expire", new JsonObject());
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Group("二", id: "o-2")));
    }

    [Fact]
    public async Task Who_has_read_is_asked_and_what_was_wrong_is_taken_back()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        var id = Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Group("请报数"))).ExternalId!;
        var line = fake.Lines(Liuhe.Group)[^1];
        await fake.TellAsync("/sim/api/dingtalk/read", new JsonObject { ["line"] = line.Id, ["people"] = new JsonArray("u_limin") });
        Assert.Equal(["u_limin"], await bot.Parts.Sent!.ReadersInGroupAsync(Liuhe.OpenId(Liuhe.Group), id, CancellationToken.None));
        Assert.Equal([id], await bot.Parts.Sent.RecallInGroupAsync(Liuhe.OpenId(Liuhe.Group), [id], CancellationToken.None));
        var own = Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(DingTalkBot.Person("请报数"))).ExternalId!;
        Assert.False(await bot.Parts.Sent.IsReadAsync("u_limin", own, CancellationToken.None));
        Assert.Equal([own], await bot.Parts.Sent.RecallInPrivateAsync([own], CancellationToken.None));
    }

    [Fact]
    public async Task A_filled_card_says_what_the_person_would_have_typed()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        var card = new ReportCard("report-dg-1", "本周进度 · 东沟村", "18:00", [new("安装"), new("注册")], new Dictionary<string, string> { ["u_limin"] = "李敏" });
        Assert.IsType<CardOutcome.Shown>(await bot.Parts.Cards!.ShowInGroupAsync(Liuhe.OpenId(Liuhe.Donggou), card, CancellationToken.None));
        Assert.IsType<CardOutcome.Shown>(await bot.Parts.Cards.ShowInGroupAsync(Liuhe.OpenId(Liuhe.Donggou), card, CancellationToken.None));
        var line = Assert.Single(fake.Lines(Liuhe.Donggou));
        Assert.Equal(["u_limin"], line.Mentions);
        await fake.TellAsync("/sim/api/clicks", new JsonObject
        {
            ["from"] = "u_limin", ["line"] = line.Id, ["selected"] = new JsonObject { ["安装"] = new JsonArray("12"), ["注册"] = new JsonArray("3") },
        });
        var heard = await bot.NextAsync();
        Assert.Equal(("安装12 注册3", "u_limin", Liuhe.OpenId(Liuhe.Donggou)), (heard.Text, heard.SenderUserId, heard.ChatId));
        await DingTalkBot.UntilAsync(() => fake.Lines(Liuhe.Donggou)[0].Text.Contains("已收到 08:00", StringComparison.Ordinal));
        Assert.IsType<CardOutcome.Shown>(await bot.Parts.Cards.UpdateAsync(card.Key, "已登记 李敏 08:00", CancellationToken.None));
    }

    [Fact]
    public async Task A_scene_group_is_made_once_and_its_assistant_rings()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        var wanted = new ManagedGroup(ManagedGroup.KeyOf("u-1", "work"), "柳河镇反诈工作群", "u_zhengzr", ["u_wangjg"]);
        var made = Assert.IsType<ManagedOutcome.There>(await bot.Parts.SceneGroups!.MakeAsync(wanted, CancellationToken.None));
        Assert.Equal(made, await bot.Parts.SceneGroups.MakeAsync(wanted, CancellationToken.None));
        Assert.IsType<ManagedOutcome.There>(await bot.Parts.SceneGroups.UpdateAsync(made.Reference, wanted with { Members = ["u_limin"] }, CancellationToken.None));
        Assert.Equal(["u_limin", "u_zhengzr"], (await bot.Parts.SceneGroups.MembersAsync(made.Reference, CancellationToken.None)).Members!.Order());
        var call = DingTalkBot.Group("请今天报数") with
        {
            To = new Address { ChatId = made.Reference, Private = false, Services = new Dictionary<string, string> { [GroupServices.Managed] = made.Reference } },
            Mentions = [new Callee("u_limin", "李敏")],
        };
        Assert.IsType<SendOutcome.Sent>(await bot.SendAsync(call));
        Assert.Equal(["u_limin"], fake.Lines(made.Reference)[^1].Mentions);
    }

    [Fact]
    public async Task The_month_is_counted_and_its_end_is_foreseen()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        var plan = bot.Parts.Channel.Plan(DingTalkBot.Group("第1期素材", files: new Attachment("p1", "海报.png", "image/png", 64)));
        await bot.SendAsync(DingTalkBot.Group("一"));
        await bot.SendAsync(DingTalkBot.Residents("二"));
        var costs = await bot.Parts.Budget.CostAsync(plan, CancellationToken.None);
        Assert.Equal([(MonthAccount.Calls, 1L, 2), (MonthAccount.Webhooks, 1L, 0)], costs.Select(c => (c.Use.Account, c.Use.Used, c.Cost)));
        Assert.All(costs, c => Assert.True(c.Fits));
        fake.Pass(TimeSpan.FromDays(31));
        Assert.All(await bot.Parts.Budget.UseAsync(CancellationToken.None), use => Assert.Equal(0, use.Used));
    }

    [Fact]
    public async Task The_doctor_finds_what_works_and_says_what_does_not()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        var findings = await bot.Parts.Probe.ProbeAsync(
            [new Address { ChatId = Liuhe.OpenId(Liuhe.Group), Private = false, Name = "柳河镇工作群" }, new Address { ChatId = "x", Private = false, Name = "没法发的群" }],
            CancellationToken.None);
        Assert.Equal(["群“没法发的群”"], findings.Where(f => f.Level == ProbeLevel.Bad).Select(f => f.What));
        Assert.Contains(findings, f => f.Says == "应用机器人在群里，本分钟还可发 20 条。");
        Assert.Equal("王建国", await bot.Parts.Directory!.NameAsync("u_wangjg", CancellationToken.None));
        Assert.Equal("u_limin", await bot.Parts.Directory.UserIdOfPhoneAsync("13800000002", CancellationToken.None));
        Assert.Empty(fake.Lines(Liuhe.Group));
    }
}
