using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>What becomes of a message a real platform delivers.</summary>
public sealed class IntakeTests
{
    [Fact]
    public async Task A_cadres_numbers_said_on_a_platform_are_booked_and_answered_there()
    {
        await using var host = await PlatformHost.StartAsync();

        var answer = Assert.Single(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10"));

        Assert.Contains("12", answer.Message.Text, StringComparison.Ordinal);
        Assert.Equal((Qingxi.Village, false, true), (answer.To.ChatId, answer.To.Private, answer.To.Heard));
        Assert.Equal("上坪村", answer.To.UnitName);
        Assert.Equal(Qingxi.Liaison, Assert.Single(answer.Mentions).UserId);
        Assert.Equal(("e1", Qingxi.Liaison), (answer.Answers!.ExternalId, answer.Answers.SenderUserId));
        Assert.Contains(await host.Bot.LedgerAsync("上坪村"), e => e.Speaker == Qingxi.Liaison && e.Value == 12);
    }

    [Fact]
    public async Task A_repeated_delivery_is_taken_once_and_said_to_be_old()
    {
        await using var host = await PlatformHost.StartAsync();
        var heard = host.Platform.Heard(Qingxi.Village, Qingxi.Liaison, "安装12");

        Assert.True(await host.Platform.HearAsync(heard));
        Assert.False(await host.Platform.HearAsync(heard with { Text = "安装99" }));
        await host.Bot.IdleAsync();

        Assert.Single(host.Platform.Sent);
    }

    [Fact]
    public async Task Numbers_of_somebody_unknown_are_not_booked_even_when_the_account_is_called_like_a_member()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.WriteAsync(s => s.ExecuteAsync("DELETE FROM identities WHERE member_id = @Id", new { Id = Qingxi.Liaison }));
        var before = (await host.Bot.LedgerAsync("上坪村")).Count;

        await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");

        Assert.Equal(before, (await host.Bot.LedgerAsync("上坪村")).Count);
    }

    [Fact]
    public async Task A_group_nobody_bound_is_taken_up_and_answered_only_to_the_binding()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Empty(await host.AskAsync("wr-new", Qingxi.Liaison, "安装12，注册10"));
        var asked = Assert.Single(await host.AskAsync("wr-new", Qingxi.Liaison, "绑定 上坪村"));
        var code = asked.Message.Text[^8..];
        Assert.Single(await host.TellAsync(Qingxi.Office, $"确认绑定 {code}"));

        Assert.Single(await host.AskAsync("wr-new", Qingxi.Liaison, "安装12，注册10"));
        Assert.Equal("上坪村", Assert.Single(await host.Bot.GroupsAsync(), g => g.Id == "wr-new").Unit);
    }

    [Fact]
    public async Task The_name_of_a_group_and_who_sits_in_it_are_learned_from_what_is_said()
    {
        await using var host = await PlatformHost.StartAsync();

        await host.Platform.HearAsync(host.Platform.Heard("wr-new", Qingxi.Liaison, "大家好") with { ChatName = "上坪反电诈群" });
        await host.Bot.IdleAsync();

        var group = Assert.Single(await host.Bot.GroupsAsync(), g => g.Id == "wr-new");
        Assert.Equal(("上坪反电诈群", Qingxi.Liaison), (group.Name, Assert.Single(group.Members).Id));
    }

    [Fact]
    public async Task A_message_that_comes_after_a_later_one_is_booked_and_does_not_undo_it()
    {
        await using var host = await PlatformHost.StartAsync();
        var first = host.Platform.Heard(Qingxi.Village, Qingxi.Liaison, "上周安装12，注册10，入户30户");
        var correction = host.Platform.Heard(Qingxi.Village, Qingxi.Liaison, "更正：上周安装15") with { SentAt = first.SentAt.AddSeconds(20) };

        foreach (var heard in new[] { correction, first, correction, first }) await host.Platform.HearAsync(heard);
        await host.Bot.IdleAsync();

        var installs = (await host.Bot.LedgerAsync("上坪村", "app_install")).Where(e => e is { State: "accepted", Aspect: "new" } && e.At >= first.SentAt).ToList();
        Assert.Equal([15m], installs.Select(e => e.Value));
        Assert.Equal(2, host.Platform.Sent.Count(p => p.Answers is not null));
    }

    [Fact]
    public async Task A_private_question_is_answered_in_private()
    {
        await using var host = await PlatformHost.StartAsync();

        var answer = Assert.Single(await host.TellAsync(Qingxi.Office, "哪些村还没报"));

        Assert.Equal((Qingxi.Office, true), (answer.To.ChatId, answer.To.Private));
    }

    [Fact]
    public async Task Somebody_unknown_hears_one_polite_line_a_day_in_private()
    {
        await using var host = await PlatformHost.StartAsync();

        var first = Assert.Single(await host.TellAsync("passer-by", "你好"));
        Assert.Empty(await host.TellAsync("passer-by", "在吗"));

        Assert.Contains("登记码", first.Message.Text, StringComparison.Ordinal);
        Assert.Equal(("passer-by", true), (first.To.ChatId, first.To.Private));
    }

    [Fact]
    public async Task Somebody_unknown_who_is_losing_money_is_told_at_once()
    {
        await using var host = await PlatformHost.StartAsync();

        var sent = await host.TellAsync("passer-by", "我正在给客服转账，他让我开屏幕共享，验证码已经给他了怎么办");

        Assert.Contains(sent, p => p.To.ChatId == "passer-by" && p.Message.Text.Contains("110", StringComparison.Ordinal));
        Assert.Contains(sent, p => p.To.ChatId == Qingxi.Police && p.To.Private);
    }

    [Fact]
    public async Task A_quoted_message_is_found_by_the_platforms_id_whoever_said_it()
    {
        await using var host = await PlatformHost.StartAsync();
        var answer = Assert.Single(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "安装12"));

        await host.Platform.HearAsync(host.Platform.Heard(Qingxi.Village, Qingxi.Head, "看过了") with { QuotedExternalId = "e1" });
        await host.Platform.HearAsync(host.Platform.Heard(Qingxi.Village, Qingxi.Head, "好的") with { QuotedExternalId = "x-" + answer.OutboxId });
        await host.Bot.IdleAsync();

        var quoting = await host.ReadAsync(s => s.QueryAsync<string>("SELECT reply_to FROM inbox WHERE reply_to IS NOT NULL ORDER BY seq"));
        var first = await host.ReadAsync(s => s.ScalarAsync<string>("SELECT id FROM inbox WHERE external_id = 'e1'"));
        Assert.Equal([first!, answer.OutboxId], quoting);
    }
}
