using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Messages;

/// <summary>Bad input gets a clear answer with one right example, or a deliberate silence; nothing is lost and nothing falls over.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("", "an empty text")]
    [InlineData("   \t\n", "blanks")]
    [InlineData("👍👍👍", "emoji only")]
    [InlineData("\u0001\u0002\u0007\u001b[31m", "control characters")]
    [InlineData("\ud83d", "half an emoji")]
    [InlineData("'; DROP TABLE ledger; --", "somebody trying")]
    [InlineData("<script>alert(1)</script>", "somebody else trying")]
    public async Task What_says_nothing_is_met_with_silence(string text, string because)
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Empty(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, text));
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        Assert.True((await host.BookedByAsync(id)).Count == 1, because);
        Assert.Equal("healthy", (await host.HealthAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Control_characters_between_the_words_do_not_hide_the_number()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装\u200b12\u0000，注册\ufeff10");
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted", "app_register.new 10 06-08..06-14 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task An_unknown_unit_is_said_with_a_right_example_and_nothing_is_booked()
    {
        await using var host = await SandboxHost.StartAsync();
        var before = await host.LedgerAsync();
        var answer = await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "桃花村安装12");
        Assert.Contains("桃花村", answer, StringComparison.Ordinal);
        Assert.Contains("例：", answer, StringComparison.Ordinal);
        Assert.Equal(before, await host.LedgerAsync());
    }

    [Fact]
    public async Task More_than_the_population_waits_with_a_question()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装9999");
        Assert.Equal(["app_install.new 9999 06-08..06-14 pending"], await host.BookedByAsync(id));
        var asked = (await host.SaidInAsync(Qingxi.Village)).Single();
        Assert.Contains("9999", asked, StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "12");
        Assert.Contains("app_install.new 12 06-08..06-14 accepted", await host.BookedByAsync(id));
    }

    [Theory]
    [InlineData("+7", "7")]
    [InlineData("装了三十来个", "准确")]
    [InlineData("跟昨天一样", "例：")]
    public async Task What_a_clerk_would_ask_about_is_asked_and_not_booked(string text, string answer)
    {
        await using var host = await SandboxHost.StartAsync();
        var before = (await host.LedgerAsync()).Count(e => e.State == "accepted");
        Assert.Contains(answer, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, text), StringComparison.Ordinal);
        Assert.Equal(before, (await host.LedgerAsync()).Count(e => e.State == "accepted"));
    }

    [Fact]
    public async Task The_asked_metric_is_answered_with_one_word()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "+7");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装");
        Assert.Equal(["app_install.new 7 06-08..06-14 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task A_hundred_kilobytes_of_report_are_read_in_time()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, string.Concat(Enumerable.Repeat("安装12，注册10。", 5_000)));
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "安装9");
        Assert.Single(await host.BookedByAsync(id));
    }
}
