using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Booking;

/// <summary>Booking rule (h): who says a number decides whether it counts.</summary>
public sealed class WhoMayBookTests
{
    [Fact]
    public async Task A_neighbours_number_waits_until_the_units_own_liaison_confirms()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村安装12");
        Assert.Equal(["app_install.new 12 06-08..06-14 pending"], await host.BookedByAsync(id));
        Assert.Contains("确认", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison))).Single(), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "确认");
        Assert.Contains("app_install.new 12 06-08..06-14 accepted", await host.BookedByAsync(id));
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-W24")).Single().State);
    }

    [Fact]
    public async Task The_office_confirms_for_a_unit_by_its_name()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村安装12");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "确认 上坪村");
        Assert.Contains("app_install.new 12 06-08..06-14 accepted", await host.BookedByAsync(id));
    }

    [Fact]
    public async Task An_old_case_that_waits_does_not_stand_in_the_way_of_a_confirmation()
    {
        await using var host = await SandboxHost.StartAsync();
        var incident = await host.SayAsync(Qingxi.Village, Qingxi.Head, "上周发案1起");
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村上周安装12");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "确认 上坪村");
        Assert.Contains("app_install.new 12 06-08..06-14 accepted", await host.BookedByAsync(id));
        Assert.Contains("case.new 1 06-08..06-14 accepted", await host.BookedByAsync(incident));
    }

    [Fact]
    public async Task The_one_who_spoke_for_another_unit_cannot_confirm_it_himself()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村安装12");
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "确认 上坪村");
        Assert.Equal(["app_install.new 12 06-08..06-14 pending"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task The_units_own_word_settles_what_waited()
    {
        await using var host = await SandboxHost.StartAsync();
        var proxy = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村安装12");
        var own = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装14");
        Assert.Equal(["app_install.new 12 06-08..06-14 superseded"], await host.BookedByAsync(proxy));
        Assert.Equal(["app_install.new 14 06-08..06-14 accepted"], await host.BookedByAsync(own));
    }

    [Fact]
    public async Task The_office_books_for_any_unit()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Office, "上坪村安装12");
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task A_resident_never_books_and_a_residents_group_stays_quiet()
    {
        await using var host = await SandboxHost.StartAsync();
        var inGroup = await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "安装12");
        var inPrivate = await host.SayAsync(Qingxi.Chat(Qingxi.Resident), Qingxi.Resident, "安装12");
        Assert.Empty(await host.BookedByAsync(inGroup));
        Assert.Empty(await host.BookedByAsync(inPrivate));
        Assert.Empty(await host.SaidInAsync(Qingxi.Residents));
        Assert.Contains("96110", Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Resident))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbour_cannot_correct_what_the_unit_said()
    {
        await using var host = await SandboxHost.StartAsync();
        var own = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var answer = await host.AnswerAsync(Qingxi.Township, Qingxi.Neighbour, "更正：上坪村安装1");
        Assert.Contains("上坪村", answer, StringComparison.Ordinal);
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted"], await host.BookedByAsync(own));
    }
}
