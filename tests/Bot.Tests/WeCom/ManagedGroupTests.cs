using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Channels;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>建群 on the fake WeCom: from the office's words to the first message in a group that was not there.</summary>
public sealed class ManagedGroupTests
{
    private static readonly string Desk = Qingxi.Chat(Qingxi.Office);

    [Fact]
    public async Task The_office_has_a_group_made_and_kept_true_to_the_register_and_the_bot_added_by_hand_makes_it_no_second_one()
    {
        await using var host = await WeComHost.StartAsync(Line.Connected);
        var before = (await host.Fake.TranscriptAsync()).Select(b => b.Conversation).ToHashSet();

        Assert.Contains("平安办办理", await AnswerAsync(host, Qingxi.Township, Qingxi.Liaison, "建群 石桥村一组"), StringComparison.Ordinal);
        Assert.Contains("没有找到单位“石乔村”", await AnswerAsync(host, Desk, Qingxi.Office, "建群 石乔村"), StringComparison.Ordinal);
        Assert.Contains("群名里要有", await AnswerAsync(host, Desk, Qingxi.Office, "建群 石桥村 石桥村大家庭"), StringComparison.Ordinal);
        var preview = await AnswerAsync(host, Desk, Qingxi.Office, "建群 石桥村");
        Assert.Contains("要建的群：石桥村反电诈工作群", preview, StringComparison.Ordinal);
        Assert.Contains("建群请回复：确认", preview, StringComparison.Ordinal);
        await host.SayAsync(Desk, Qingxi.Office, "确认");
        Assert.Contains(await host.Bot.SaidInAsync(Desk), t => t.Contains("“石桥村反电诈工作群”建好了", StringComparison.Ordinal));
        var chat = Assert.Single(await host.Fake.TranscriptAsync(), b => b.Text.Contains("这里是石桥村反电诈工作群", StringComparison.Ordinal)).Conversation;
        Assert.DoesNotContain(chat, before);

        Assert.Contains("要更新的群：石桥村反电诈工作群", await AnswerAsync(host, Desk, Qingxi.Office, "建群 石桥村"), StringComparison.Ordinal);
        await host.SayAsync(Desk, Qingxi.Office, "确认");
        Assert.Contains(await host.Bot.SaidInAsync(Desk), t => t.Contains("已按名册更新", StringComparison.Ordinal));

        await host.Fake.PostAsync("township", new { groups = new[] { new { id = "wrbyhand", name = "石桥村反电诈工作群", members = new[] { Qingxi.Office, "m-shiqiao-liaison" }, bot = true } } });
        await host.SayAsync("wrbyhand", "m-shiqiao-liaison", "绑定 石桥村");
        var code = (await host.Bot.SaidInAsync("wrbyhand"))[^1].Split("确认绑定 ")[1].Trim();
        Assert.Contains("素材只发一遍", await AnswerAsync(host, Desk, Qingxi.Office, $"确认绑定 {code}"), StringComparison.Ordinal);
        var org = new Org();
        Assert.Equal(chat, (await host.ReadAsync(org.ServicesAsync))["wrbyhand"][GroupServices.Managed]);
        Assert.False((await host.ReadAsync(s => org.GroupAsync(s, chat)))!.Bot);
    }

    [Fact]
    public async Task What_the_platform_refuses_is_told_with_the_step_that_helps()
    {
        await using var host = await WeComHost.StartAsync(Line.Connected);
        await host.Fake.FaultAsync(new { match = "appchat/create", errcode = 60011, times = 1 });
        await host.SayAsync(Desk, Qingxi.Office, "建群 石桥村");
        await host.SayAsync(Desk, Qingxi.Office, "确认");
        Assert.Contains(await host.Bot.SaidInAsync(Desk), t => t.Contains("没有建成：应用的可见范围要设为全公司", StringComparison.Ordinal));
    }

    private static async Task<string> AnswerAsync(WeComHost host, string chat, string sender, string text)
    {
        await host.SayAsync(chat, sender, text);
        return (await host.Bot.SaidInAsync(chat))[^1];
    }
}
