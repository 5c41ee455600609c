using System.Text.Json.Nodes;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Simulator.Tests.DingTalk;

namespace AntiFraudBot.Simulator.Tests.BotClient;

/// <summary>Stream as the bot keeps it.</summary>
public sealed class DingTalkHearingTests
{
    [Fact]
    public async Task A_message_is_heard_with_who_said_it_where_and_acknowledged()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var heard = await bot.NextAsync();
        Assert.Equal(("安装3", "u_wangjg", Liuhe.OpenId(Liuhe.Group), "柳河镇工作群"), (heard.Text, heard.SenderUserId, heard.ChatId, heard.ChatName));
        Assert.True(heard is { MentionsBot: true, Private: false, Channel: "dingtalk" });
        Assert.Equal(Fake.Monday, heard.SentAt);
        await TakenAsync(fake, 1);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged_and_comes_again()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake) { StoreFails = 1 };
        await bot.ConnectAsync();
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        await ErrorsAsync(fake, "Message code 500");
        fake.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal("安装3", (await bot.NextAsync()).Text);
        await TakenAsync(fake, 1);
    }

    [Fact]
    public async Task A_ticket_with_signs_and_frames_in_pieces_are_no_trouble()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.SwitchAsync("plainTickets", false);
        await fake.SwitchAsync("fragmentBytes", 7);
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.SayAsync(Liuhe.Say("u_limin", new string('东', 3000)));
        Assert.Equal(3000, (await bot.NextAsync()).Text.Length);
    }

    [Fact]
    public async Task A_line_told_to_leave_is_replaced_before_it_ends()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.TellAsync("/sim/api/dingtalk/stream/disconnect", new JsonObject { ["reason"] = "connection is expired" });
        await LinesAsync(fake, open: 1, all: 2);
        await fake.SayAsync(Liuhe.Say("u_wangjg", "注册2"));
        Assert.Equal("注册2", (await bot.NextAsync()).Text);
        Assert.True(bot.Line.State.Ready);
    }

    [Fact]
    public async Task A_line_that_breaks_is_opened_again_and_the_gap_is_told()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.TellAsync("/sim/api/dingtalk/stream/cut", new JsonObject());
        await DingTalkBot.UntilAsync(() => bot.Gaps == 1);
        await fake.SayAsync(Liuhe.Say("u_wangjg", "注册2"));
        Assert.Equal("注册2", (await bot.NextAsync()).Text);
    }

    [Fact]
    public async Task Garbage_on_the_line_and_a_health_check_leave_it_as_it_is()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.TellAsync("/sim/api/dingtalk/stream/raw", new JsonObject { ["text"] = "{no json" });
        await fake.TellAsync("/sim/api/dingtalk/stream/ping", new JsonObject());
        await DingTalkBot.UntilAsync(() => State(fake)["deliveries"]!.AsArray().Any(d => d!["key"]!.ToString() == "ping" && d["state"]!.ToString() == "taken"));
        await fake.SayAsync(Liuhe.Say("u_wangjg", "注册2"));
        Assert.Equal("注册2", (await bot.NextAsync()).Text);
    }

    [Fact]
    public async Task A_file_sent_in_private_is_fetched_and_a_wrong_code_or_too_many_bytes_are_not()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        byte[] bytes = [.. "%PDF-1.7"u8, 1, 2, 3];
        await fake.SayAsync(Liuhe.Send("u_limin", "private", "file", "名单.pdf", bytes));
        var heard = await bot.NextAsync();
        Assert.True(heard.Private);
        Assert.Equal("u_limin", heard.ChatId);
        using var into = new MemoryStream();
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await bot.Parts.RemoteFiles!.FetchAsync(Assert.Single(heard.Files), into, 1 << 20, CancellationToken.None));
        Assert.Equal(("名单.pdf", "application/pdf", bytes.Length), (fetched.Name, fetched.ContentType, (int)fetched.Size));
        Assert.Equal(bytes, into.ToArray());
        Assert.IsType<FetchOutcome.Failed>(await bot.Parts.RemoteFiles.FetchAsync(heard.Files[0] with { Reference = "{}" }, into, 1 << 20, CancellationToken.None));
        Assert.IsType<FetchOutcome.Failed>(await bot.Parts.RemoteFiles.FetchAsync(heard.Files[0], into, 4, CancellationToken.None));
    }

    [Fact]
    public async Task A_file_in_a_group_comes_by_quoting_it_and_calling_the_robot()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        byte[] bytes = [.. "%PDF-1.7"u8, 1, 2, 3];
        var unheard = await fake.SayAsync(Liuhe.Send("u_limin", Liuhe.Group, "file", "名单.pdf", bytes));
        var quote = Liuhe.Say("u_wangjg", "收一下这个名单");
        quote["quotes"] = (long)unheard["line"]!["id"]!;
        await fake.SayAsync(quote);
        var heard = await bot.NextAsync();
        Assert.Equal("收一下这个名单", heard.Text);
        using var into = new MemoryStream();
        Assert.IsType<FetchOutcome.Fetched>(await bot.Parts.RemoteFiles!.FetchAsync(Assert.Single(heard.Files), into, 1 << 20, CancellationToken.None));
        Assert.Equal(bytes, into.ToArray());
    }

    [Fact]
    public async Task A_new_name_of_a_group_is_told_as_news()
    {
        await using var fake = await Liuhe.StartAsync();
        var app = Liuhe.Application();
        app["ticked"] = new JsonArray("chat_update_title");
        await fake.TellAsync("/sim/api/apps", new JsonObject { ["applications"] = new JsonArray(app) });
        await using var bot = new DingTalkBot(fake);
        await bot.ConnectAsync();
        await fake.TellAsync("/sim/api/dingtalk/groups/change", new JsonObject { ["group"] = Liuhe.Group, ["actor"] = "u_zhengzr", ["title"] = "柳河镇防汛群" });
        Assert.Equal("柳河镇防汛群", Assert.IsType<ChatNews.Renamed>(await bot.NewsAsync()).Name);
    }

    private static JsonNode State(Fake fake) => fake.GetAsync("/sim/api/dingtalk/stream").GetAwaiter().GetResult();

    private static Task TakenAsync(Fake fake, int count) => DingTalkBot.UntilAsync(() =>
        State(fake)["deliveries"]!.AsArray().Count(d => d!["kind"]!.ToString() == "message" && d["state"]!.ToString() == "taken") == count);

    private static Task LinesAsync(Fake fake, int open, int all) => DingTalkBot.UntilAsync(() =>
        State(fake)["connections"]?.AsArray() is { } lines && lines.Count == all && lines.Count(l => !(bool)l!["retired"]!) == open);

    private static Task ErrorsAsync(Fake fake, string error) => DingTalkBot.UntilAsync(() =>
        fake.GetAsync("/sim/api/counters").GetAwaiter().GetResult().ToJsonString().Contains(error, StringComparison.Ordinal));
}
