using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>Somebody unknown becomes known by a code the office gives out (rule P10).</summary>
public sealed class PersonCodeTests
{
    [Fact]
    public async Task The_code_typed_in_the_private_chat_makes_the_account_a_member_once()
    {
        await using var host = await PlatformHost.StartAsync();
        var code = await CodeAsync(host);

        Assert.StartsWith("已登记：薛冬全", Assert.Single(await host.TellAsync("new-phone", code)).Message.Text, StringComparison.Ordinal);
        await host.AskAsync(Qingxi.Village, "new-phone", "安装12，注册10");

        Assert.Contains(await host.Bot.LedgerAsync("上坪村"), e => e.Speaker == Qingxi.Liaison && e.Value == 12);
        Assert.Contains("不对", Assert.Single(await host.TellAsync("somebody-else", code)).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_not_kept_in_the_store_and_holds_for_ten_minutes()
    {
        await using var host = await PlatformHost.StartAsync();
        var code = await CodeAsync(host);
        Assert.Equal(0, await host.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM person_codes WHERE hash LIKE '%' || @Code || '%'", new { Code = code })));

        await host.Bot.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Contains("已过期", Assert.Single(await host.TellAsync("new-phone", code)).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_codes_not_even_the_right_one_helps_for_a_while()
    {
        await using var host = await PlatformHost.StartAsync();
        var code = await CodeAsync(host);
        foreach (var wrong in new[] { "ABCDEFGH", "ABCDEFGJ", "ABCDEFGK", "ABCDEFGM", "ABCDEFGN" }) await host.TellAsync("guesser", wrong);

        Assert.Contains("次数太多", Assert.Single(await host.TellAsync("guesser", code)).Message.Text, StringComparison.Ordinal);
        Assert.StartsWith("已登记", Assert.Single(await host.TellAsync("new-phone", code)).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_office_gives_codes_and_only_in_private()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal("登记码由平安办发。", Assert.Single(await host.TellAsync(Qingxi.Liaison, "发码 薛冬全 上坪村")).Message.Text);
        Assert.Contains("私聊", Assert.Single(await host.AskAsync(Qingxi.Township, Qingxi.Office, "发码 薛冬全 上坪村")).Message.Text, StringComparison.Ordinal);
        Assert.Contains("没有“王不在", Assert.Single(await host.TellAsync(Qingxi.Office, "发码 王不在")).Message.Text, StringComparison.Ordinal);
    }

    private static async Task<string> CodeAsync(PlatformHost host) =>
        Assert.Single(await host.TellAsync(Qingxi.Office, "发码 薛冬全 上坪村")).Message.Text.Split('\n')[0][^8..];
}
