using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Booking;

/// <summary>Booking rules (i), (j) and (k): the bare 1, answers not everybody may see, and noise.</summary>
public sealed class ShortWordsTests
{
    [Fact]
    public async Task A_bare_1_answers_the_speakers_own_open_question()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "注册19，安装14");
        Assert.Contains("app_install.new 14 06-08..06-14 pending", await host.BookedByAsync(id));
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "1");
        Assert.Contains("app_install.new 19 06-08..06-14 accepted", await host.BookedByAsync(id));
        Assert.Contains("app_register.new 19 06-08..06-14 accepted", await host.BookedByAsync(id));
    }

    [Fact]
    public async Task Somebody_elses_1_answers_nothing()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "注册19，安装14");
        var before = await host.BookedByAsync(id);
        Assert.Empty(await host.AskAsync(Qingxi.Village, Qingxi.GridWorker, "1"));
        Assert.Equal(before, await host.BookedByAsync(id));
    }

    [Fact]
    public async Task A_1_with_no_question_open_is_a_receipt_and_gets_no_answer()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "1");
        Assert.Empty(await host.BookedByAsync(id));
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
    }

    [Fact]
    public async Task What_the_group_may_not_see_is_answered_privately()
    {
        await using var host = await SandboxHost.StartAsync();
        var answer = await host.AnswerAsync(Qingxi.Village, Qingxi.Office, "哪些村还没报");
        Assert.Equal("已私聊回复。", answer);
        Assert.Contains("下坪村", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_group_may_see_is_answered_there()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Contains("下坪村", await host.AnswerAsync(Qingxi.Township, Qingxi.Secretary, "哪些村还没报"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_cadre_asking_for_progress_gets_the_own_village_only()
    {
        await using var host = await SandboxHost.StartAsync();
        var answer = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "进度怎么样");
        Assert.Contains("上坪村：安装", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("下坪", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_asking_for_data_gets_none()
    {
        await using var host = await SandboxHost.StartAsync();
        var answer = await host.AnswerAsync(Qingxi.Chat(Qingxi.Resident), Qingxi.Resident, "进度怎么样");
        Assert.DoesNotContain("安装", answer, StringComparison.Ordinal);
        Assert.Contains("96110", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_eleventh_answer_in_a_minute_waits_and_comes_with_its_neighbours_in_one_message()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 10:00" });
        for (var i = 1; i <= 13; i++) await host.PostAsync(Qingxi.Village, Qingxi.Liaison, $"又安装{i}");
        await host.IdleAsync();
        Assert.Equal(10, (await host.SaidInAsync(Qingxi.Village)).Count);
        await host.ReachAsync("2026-06-17 10:02");
        var said = await host.SaidInAsync(Qingxi.Village);
        Assert.Equal(11, said.Count);
        Assert.Equal(3, said[^1].Split("已收到").Length - 1);
    }

    [Fact]
    public async Task Five_equal_texts_stop_the_answers_and_tell_the_office()
    {
        await using var host = await SandboxHost.StartAsync();
        for (var i = 0; i < 7; i++) await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "哪些村还没报");
        Assert.Equal(4, (await host.SaidInAsync(Qingxi.Township)).Count);
        Assert.Contains("停止回答", Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_while_the_same_words_are_answered_again()
    {
        await using var host = await SandboxHost.StartAsync();
        for (var i = 0; i < 6; i++) await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "哪些村还没报");
        await host.ReachAsync("2026-06-15 08:20");
        Assert.Single(await host.AskAsync(Qingxi.Township, Qingxi.Neighbour, "哪些村还没报"));
    }
}
