using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Messages;

/// <summary>Pictures are stored, tied to the duty, and answered once a burst.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task Three_pictures_in_a_row_get_one_answer_when_the_burst_is_over()
    {
        await using var host = await SandboxHost.StartAsync();
        for (var i = 1; i <= 3; i++) await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison, $"{i}.png");
        await host.IdleAsync();
        await host.ReachAsync("2026-06-15 08:01");
        var answer = Assert.Single(await host.SaidInAsync(Qingxi.Village));
        Assert.StartsWith("截图已收到3张", answer, StringComparison.Ordinal);
        Assert.Equal(3, (await host.DutiesAsync("上坪村", "2026-W24")).Single().Pictures);
    }

    [Fact]
    public async Task A_later_burst_is_counted_anew()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison);
        await host.ReachAsync("2026-06-15 08:01");
        await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison);
        await host.ReachAsync("2026-06-15 08:02");
        Assert.All(await host.SaidInAsync(Qingxi.Village), t => Assert.StartsWith("截图已收到1张", t, StringComparison.Ordinal));
        Assert.Equal(2, (await host.DutiesAsync("上坪村", "2026-W24")).Single().Pictures);
    }

    [Fact]
    public async Task Words_that_come_with_a_picture_are_read_and_the_picture_is_counted()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison, text: "安装12，注册10");
        await host.IdleAsync();
        Assert.Equal(2, (await host.BookedByAsync(id)).Count);
        Assert.Equal(1, (await host.DutiesAsync("上坪村", "2026-W24")).Single().Pictures);
    }

    [Fact]
    public async Task A_residents_picture_is_kept_and_not_answered()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SendPictureAsync(Qingxi.Residents, Qingxi.Resident);
        await host.ReachAsync("2026-06-15 08:01");
        Assert.Empty(await host.SaidInAsync(Qingxi.Residents));
    }
}
