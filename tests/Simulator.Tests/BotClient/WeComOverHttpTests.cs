using System.Text.Json.Nodes;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.WeCom;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Simulator.Tests.WeCom;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Simulator.Tests.BotClient;

/// <summary>The bot's WeCom channel against the fake over real HTTP: what was written for the reference on one side is read on the other.</summary>
public sealed class WeComOverHttpTests
{
    [Fact]
    public async Task Words_calls_pictures_and_files_reach_the_group_by_webhook()
    {
        await using var fake = await Qingxi.StartAsync();
        using var bot = Bot(fake);
        var parcel = Group("第1期素材", "webhook", "上坪村", new Attachment("p1", "海报.png", "image/png", 70), new Attachment("f1", "值班表 一.xlsx", "application/zip", 70)) with
        {
            Mentions = [new Callee("PanXiaomei", "潘小妹")],
        };
        Assert.IsType<SendOutcome.Sent>(await bot.Channel.SendAsync(parcel, CancellationToken.None));
        var lines = fake.Lines(Qingxi.Group);
        Assert.Equal(["text", "image", "file"], lines.Select(l => l.Kind));
        Assert.Equal(["PanXiaomei"], lines[0].Mentions);
        Assert.Equal("值班表 一.xlsx", Assert.Single(lines[2].Files).Name);
    }

    [Fact]
    public async Task The_app_makes_a_group_and_speaks_in_it_and_to_one_person()
    {
        await using var fake = await Qingxi.StartAsync();
        using var bot = Bot(fake);
        var wanted = new ManagedGroup(ManagedGroup.KeyOf("u-1", "work"), "青溪乡工作群", "XueDongquan", ["XueDongquan", "LvZhiying"]);
        Assert.True(Assert.IsType<ManagedOutcome.There>(await bot.AppChats!.MakeAsync(wanted, CancellationToken.None)).New);
        Assert.False(Assert.IsType<ManagedOutcome.There>(await bot.AppChats.MakeAsync(wanted, CancellationToken.None)).New);
        Assert.IsType<ManagedOutcome.There>(await bot.AppChats.UpdateAsync(wanted.Key, wanted with { Members = ["XueDongquan", "LvZhiying", "PanXiaomei"] }, CancellationToken.None));
        Assert.IsType<SendOutcome.Sent>(await bot.Channel.SendAsync(Group("请报数", "managed", wanted.Key), CancellationToken.None));
        Assert.Equal("请报数", Assert.Single(fake.Lines(wanted.Key)).Text);
        var sent = Assert.IsType<SendOutcome.Sent>(await bot.Channel.SendAsync(Person("上坪村还没有报数。", new Attachment("f1", "值班表.xlsx", "application/zip", 70)), CancellationToken.None));
        Assert.NotNull(sent.ExternalId);
        var chat = $"app:{Qingxi.Agent}:XueDongquan";
        Assert.Equal(["上坪村还没有报数。", "值班表.xlsx"], fake.Lines(chat).Select(l => l.Files.Count > 0 ? l.Files[0].Name : l.Text));
        Assert.Equal("薛冬全", await bot.Directory!.NameAsync("XueDongquan", CancellationToken.None));
        Assert.Equal("LvZhiying", await bot.Directory.UserIdOfPhoneAsync("13800000002", CancellationToken.None));
    }

    [Fact]
    public async Task A_message_to_one_person_that_was_sent_but_not_answered_for_is_shown_once()
    {
        await using var fake = await Qingxi.StartAsync();
        using var bot = Bot(fake);
        await fake.FaultAsync(new JsonObject { ["match"] = "message/send", ["http"] = 502, ["times"] = 1 });
        var parcel = Person("请报数");
        Assert.IsType<SendOutcome.Retry>(await bot.Channel.SendAsync(parcel, CancellationToken.None));
        for (var again = 0; again < 3; again++) Assert.IsType<SendOutcome.Sent>(await bot.Channel.SendAsync(parcel, CancellationToken.None));
        Assert.Single(fake.Lines($"app:{Qingxi.Agent}:XueDongquan"));
    }

    [Fact]
    public async Task An_expired_token_and_an_untrusted_address_are_met_as_the_reference_says()
    {
        await using var fake = await Qingxi.StartAsync();
        using var bot = Bot(fake);
        Assert.All(await bot.Probe.ProbeAsync([], CancellationToken.None), f => Assert.Equal(ProbeLevel.Good, f.Level));
        await fake.PostAsync("/sim/api/wecom/tokens/expire", null);
        Assert.IsType<SendOutcome.Sent>(await bot.Channel.SendAsync(Person("请报数"), CancellationToken.None));
        await fake.SwitchAsync("trustedIp", false);
        var app = Assert.Single(await bot.Probe.ProbeAsync([], CancellationToken.None), f => f.Level == ProbeLevel.Bad);
        Assert.Contains("企业可信 IP", app.Says, StringComparison.Ordinal);
        Assert.Empty(fake.Lines(Qingxi.Group));
    }

    [Fact]
    public async Task A_mass_send_waits_for_its_owner()
    {
        await using var fake = await Qingxi.StartAsync();
        using var bot = Bot(fake);
        var groups = bot.CustomerGroups!;
        Assert.Equal([Qingxi.Residents], (await groups.ListAsync(["XueDongquan"], CancellationToken.None)).Value);
        Assert.Equal((1, 2), await SizeAsync(groups));
        var task = await groups.PrepareAsync("XueDongquan", [Qingxi.Residents], "今晚七点在村委会讲反诈。", [new Attachment("p1", "海报.png", "image/png", 70)], CancellationToken.None);
        Assert.True(task.Done, task.Says);
        Assert.False((await groups.ConfirmedAsync(task.Value!.Id, "XueDongquan", CancellationToken.None)).Value);
        Assert.True((await groups.RemindAsync(task.Value!.Id, CancellationToken.None)).Done);
        await fake.PostAsync($"/sim/api/wecom/massmessages/{task.Value!.Id}/confirm", new JsonObject());
        Assert.True((await groups.ConfirmedAsync(task.Value!.Id, "XueDongquan", CancellationToken.None)).Value);
        var result = Assert.Single((await groups.ResultAsync(task.Value!.Id, "XueDongquan", CancellationToken.None)).Value!);
        Assert.Equal((Qingxi.Residents, Channels.WeCom.Groups.MassState.Sent), (result.ChatId, result.State));
    }

    private static async Task<(int Residents, int Members)> SizeAsync(Channels.WeCom.Groups.CustomerGroups groups)
    {
        var group = (await groups.GetAsync(Qingxi.Residents, CancellationToken.None)).Value!;
        return (group.Residents, group.Members);
    }

    private static WeComParts Bot(Fake fake)
    {
        var settings = new WeComSettings
        {
            ApiBase = fake.World.BaseUrl,
            App = new() { CorpId = Qingxi.Corp, AgentId = $"{Qingxi.Agent}", Secret = Qingxi.AppSecret, Token = Qingxi.Token, EncodingAESKey = Qingxi.Key },
            Webhooks = { ["上坪村"] = $"{fake.World.BaseUrl.TrimEnd('/')}/cgi-bin/webhook/send?key={Qingxi.Webhook}" },
        };
        return WeComParts.Create(
            settings, _ => new MemoryStream(Png), (_, _) => Task.FromResult(true), (_, _, _, _) => Task.CompletedTask,
            fake.World.Clock, TimeProvider.System, NullLoggerFactory.Instance);
    }

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static Parcel Group(string text, string service, string reference, params Attachment[] files) =>
        Parcel(text, files) with
        {
            To = new Address { ChatId = Qingxi.Group, Private = false, Headcount = 3, Services = new Dictionary<string, string> { [service] = reference } },
        };

    private static Parcel Person(string text, params Attachment[] files) => Parcel(text, files) with { To = new Address { ChatId = "XueDongquan", Private = true } };

    private static Parcel Parcel(string text, Attachment[] files) => new()
    {
        OutboxId = "o-1",
        To = new Address { ChatId = "", Private = false },
        Message = new() { Key = "k", Channel = "wecom", ConversationId = "c", Text = text, Attachments = files },
    };
}
