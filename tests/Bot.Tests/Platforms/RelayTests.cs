using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>How what is to be said reaches a real platform.</summary>
public sealed class RelayTests
{
    [Fact]
    public async Task A_slow_platform_keeps_nobody_waiting_but_itself()
    {
        var (slow, quick) = (new ScriptedPlatform("wecom"), new ScriptedPlatform("dingtalk"));
        var stuck = new TaskCompletionSource<SendOutcome>();
        slow.Fate = (_, _) => stuck.Task;
        await using var host = await PlatformHost.StartAsync(slow, quick);
        var arrived = new TaskCompletionSource();
        quick.Fate = (_, _) =>
        {
            arrived.TrySetResult();
            return Task.FromResult<SendOutcome>(new SendOutcome.Sent("d1"));
        };

        await host.EnqueueAsync(Message("k1", "wecom", Qingxi.Village));
        await host.EnqueueAsync(Message("k2", "dingtalk", "cid-1"));

        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        stuck.SetResult(new SendOutcome.Sent("w1"));
        await host.Bot.IdleAsync();
    }

    [Fact]
    public async Task A_group_that_does_not_answer_holds_up_no_other_group_of_its_platform()
    {
        var platform = new ScriptedPlatform();
        var stuck = new TaskCompletionSource<SendOutcome>();
        var arrived = new TaskCompletionSource();
        platform.Fate = (parcel, _) =>
        {
            if (parcel.To.ChatId == Qingxi.Village) return stuck.Task;
            if (parcel.Message.Key == "k3") arrived.TrySetResult();
            return Task.FromResult<SendOutcome>(new SendOutcome.Sent("s"));
        };
        await using var host = await PlatformHost.StartAsync(platform);

        await host.EnqueueAsync(Message("k1", "wecom", Qingxi.Village));
        await host.EnqueueAsync(Message("k2", "wecom", Qingxi.Township));
        await host.EnqueueAsync(Message("k3", "wecom", Qingxi.Township));

        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        stuck.SetResult(new SendOutcome.Sent("s"));
        await host.Bot.IdleAsync();
    }

    [Fact]
    public async Task What_a_killed_process_had_sent_and_not_written_down_is_sent_once_more_under_the_same_id_and_counted_as_a_second_attempt()
    {
        await using var host = await PlatformHost.StartAsync();
        var answer = Assert.Single(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "帮助"));

        // The row as a process leaves it that dies between the platform's answer and the commit.
        await host.WriteAsync(s => s.ExecuteAsync(
            "UPDATE outbox SET state = 'pending', external_id = NULL, done_at = NULL, lease_owner = 'embedded', lease_until = @Until WHERE id = @Id",
            new { Id = answer.OutboxId, Until = host.Platform.House.Machine.GetUtcNow().AddMinutes(2) }));
        for (var start = 0; start < 2; start++)
        {
            await host.Bot.RestartAsync();
            await host.Bot.IdleAsync();
        }

        Assert.Equal([answer.OutboxId, answer.OutboxId], host.Platform.Sent.Select(p => p.OutboxId));
        Assert.Equal(2, await host.ReadAsync(s => s.ScalarAsync<int>("SELECT attempts FROM outbox WHERE id = @Id", new { Id = answer.OutboxId })));
    }

    [Fact]
    public async Task An_answer_finds_the_address_of_its_message_after_a_restart_and_not_when_it_ran_out()
    {
        var platform = new ScriptedPlatform { Fate = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.Retry("away", TimeSpan.FromMinutes(30))) };
        await using var host = await PlatformHost.StartAsync(platform);
        await platform.HearAsync(platform.Heard(Qingxi.Village, Qingxi.Liaison, "什么时候截止") with
        {
            Reply = new ReplyAddress("https://platform/answer?1", platform.House.Campaign.GetUtcNow().AddMinutes(45)),
        });
        await host.Bot.IdleAsync();
        await host.Bot.RestartAsync();

        var answers = new List<Answered?>();
        platform.Fate = (parcel, _) =>
        {
            answers.Add(parcel.Answers);
            return Task.FromResult<SendOutcome>(new SendOutcome.Retry("away", TimeSpan.FromMinutes(30)));
        };
        await host.Bot.PassAsync(TimeSpan.FromMinutes(31));
        await host.Bot.PassAsync(TimeSpan.FromMinutes(31));

        Assert.Equal("https://platform/answer?1", answers[0]?.Reply?.Value);
        Assert.DoesNotContain("answer?1", answers[0]!.Reply!.ToString(), StringComparison.Ordinal);
        Assert.Null(answers[^1]!.Reply);
    }

    [Fact]
    public async Task A_send_that_may_have_arrived_is_not_repeated_and_is_counted()
    {
        var platform = new ScriptedPlatform();
        var tries = 0;
        platform.Fate = (_, _) => Task.FromResult<SendOutcome>(++tries > 0 ? new SendOutcome.Unknown("timeout") : new SendOutcome.Sent(null));
        await using var host = await PlatformHost.StartAsync(platform);

        await host.EnqueueAsync(Message("k1", "wecom", Qingxi.Village));
        await host.Bot.IdleAsync();

        Assert.Equal(1, tries);
        Assert.Equal("failed unconfirmed", await StateOfAsync(host, "k1"));
        Assert.Equal(1, await host.ReadAsync(s => host.Bot.Part<Storage.Outbox>().UnconfirmedAsync(s, DateTimeOffset.UnixEpoch)));
    }

    [Fact]
    public async Task What_waits_for_a_quota_goes_out_in_its_place_when_it_is_free()
    {
        var platform = new ScriptedPlatform();
        var full = true;
        platform.Fate = (parcel, _) => Task.FromResult<SendOutcome>(full ? new SendOutcome.Deferred("per-minute", TimeSpan.FromMinutes(1)) : new SendOutcome.Sent("s"));
        await using var host = await PlatformHost.StartAsync(platform);
        await host.EnqueueAsync(Message("k1", "wecom", Qingxi.Village));
        await host.EnqueueAsync(Message("k2", "wecom", Qingxi.Village));
        while (await host.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE reason = 'per-minute'")) == 0) await Task.Yield();

        full = false;
        await host.Bot.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["k1", "k2"], platform.Sent.Select(p => p.Message.Key));
        Assert.Equal("sent", (await StateOfAsync(host, "k1")).Trim());
    }

    [Fact]
    public async Task Somebody_without_an_account_there_is_not_written_to_and_it_shows()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.WriteAsync(s => s.ExecuteAsync("DELETE FROM identities WHERE member_id = @Id", new { Id = Qingxi.Head }));

        await host.EnqueueAsync(Message("k1", "wecom", Qingxi.Chat(Qingxi.Head)));
        await host.Bot.IdleAsync();

        Assert.Equal("failed no-account", await StateOfAsync(host, "k1"));
    }

    [Fact]
    public async Task Rows_of_a_channel_that_is_not_set_up_are_given_up_and_say_so()
    {
        await using var host = await PlatformHost.StartAsync(new ScriptedPlatform("wecom"), new ScriptedPlatform("dingtalk"));

        await host.EnqueueAsync(Message("k1", "sandbox", Qingxi.Village));
        await host.Bot.IdleAsync();

        Assert.Equal("failed no-channel", await StateOfAsync(host, "k1"));
    }

    [Fact]
    public async Task The_further_ways_into_a_group_come_with_the_parcel()
    {
        await using var host = await PlatformHost.StartAsync();

        await host.EnqueueAsync(Message("k1", "wecom", Qingxi.Village) with { Mentions = [Qingxi.Head] });
        await host.Bot.IdleAsync();

        var parcel = Assert.Single(host.Platform.Sent);
        Assert.Equal((Qingxi.Village, false), (parcel.To.Services[GroupServices.Webhook], parcel.To.Heard));
        Assert.Equal(Qingxi.Head, Assert.Single(parcel.Mentions).UserId);
    }

    [Fact]
    public async Task The_office_sees_before_it_approves_how_many_messages_a_push_takes_and_when_it_is_done()
    {
        await using var host = await PlatformHost.StartAsync();

        var preview = (await host.TellAsync(Qingxi.Office, "预览 第3期"))[^1].Message.Text;

        Assert.Matches(@"企业微信共\d+条消息，按平台额度最快\d+分钟，预计\d\d:\d\d发完。", preview);
    }

    [Fact]
    public async Task Of_groups_that_may_have_got_the_edition_the_office_is_told_and_they_are_not_sent_to_again()
    {
        var platform = new ScriptedPlatform();
        platform.Fate = (parcel, _) => Task.FromResult<SendOutcome>(
            parcel.To.ChatId == Qingxi.Village && parcel.Message.DeliveryId is not null ? new SendOutcome.Unknown("timeout") : new SendOutcome.Sent("s"));
        await using var host = await PlatformHost.StartAsync(platform);
        await host.Bot.ReachAsync("2026-06-15 09:30");

        Assert.Contains("未确认1个群", (await host.TellAsync(Qingxi.Office, "转发情况")).Last(p => p.Message.Text.Length > 0).Message.Text, StringComparison.Ordinal);
        var delivery = Assert.Single(await host.Bot.DeliveriesAsync(), d => d.Group == Qingxi.Village && d.State == "failed");
        Assert.Equal("unconfirmed", delivery.Reason);
    }

    [Fact]
    public async Task In_a_group_where_only_the_mention_is_heard_prompts_ask_for_it()
    {
        await using var host = await PlatformHost.StartAsync();

        var answer = Assert.Single(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10"));

        Assert.Contains("有误请@我回复“更正", answer.Message.Text, StringComparison.Ordinal);
    }

    private static OutboundMessage Message(string key, string channel, string conversation) =>
        new() { Key = key, Channel = channel, ConversationId = conversation, Text = "请注意", Lane = Lane.Urgent };

    private static async Task<string> StateOfAsync(PlatformHost host, string key) =>
        (await host.ReadAsync(s => s.ScalarAsync<string>("SELECT state || ' ' || COALESCE(reason, '') FROM outbox WHERE key = @Key", new { Key = key })))!;
}
