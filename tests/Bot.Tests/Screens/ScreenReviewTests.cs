using AntiFraudBot.Bot.Cli;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Documents.Tests.Screens;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Storage;
using Xunit.Abstractions;

namespace AntiFraudBot.Bot.Tests.Screens;

/// <summary>Pictures of a Monday: joined with their numbers, looked at by the office, sent again; nobody else reads of a suspicion (rules E50–E58).</summary>
public sealed class ScreenReviewTests(ITestOutputHelper output)
{
    private const string Office = "dm-" + Qingxi.Office;

    [Fact]
    public async Task A_monday_of_pictures()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { ["Screens:Reading"] = "off" } });
        var first = await DrawnAsync(new DrawnScreen { Nickname = "薛家老二", Phone = "138****1234" });
        await host.SendFileAsync(Qingxi.Village, Qingxi.Liaison, Encoders.Jpeg(first, 85), "截图.jpg", "image/jpeg");
        await host.IdleAsync();
        await JoinedAsync(host);
        await HonestAsync(host, first);
        await ReusedAsync(host, first);
        await ReturnedAsync(host, first);
        await MaterialsAsync(host);
    }

    [Fact]
    public async Task Damaged_pictures_are_taken_and_do_no_harm()
    {
        var random = new Random(3);
        await using var studio = new PictureStudio();
        var png = await studio.DrawAsync(new DrawnScreen { Width = 400, Height = 800 }.Draw(), CancellationToken.None);
        var screen = Variants.Decoded(png);
        byte[][] files = [Encoders.Jpeg(screen, 80), Encoders.Jpeg(screen, 80, progressive: true), Encoders.WebP(screen, 80), Encoders.WebP(screen, 100), png];
        var tries = Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1" ? 5000 : 150;
        var faults = new Dictionary<PictureFault, int>();
        await using var decoder = new DecoderProcess(PictureChild.Command, TimeSpan.FromSeconds(60));
        for (var i = 0; i < tries; i++)
        {
            var file = Damaged(files[i % files.Length], random);
            // Nothing of a damaged PNG reaches the library's unpacking while its checksums are wrong.
            if (i % files.Length == 4 && random.Next(2) == 0) Checksums.Mend(file);
            var (_, fault) = await decoder.DecodeAsync(file, CancellationToken.None);
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
        }

        output.WriteLine($"{tries} damaged files: {string.Join(", ", faults.OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Value}"))}");
        Assert.DoesNotContain(PictureFault.Crashed, faults.Keys);
        Assert.DoesNotContain(PictureFault.TookTooLong, faults.Keys);
        Assert.True(faults[PictureFault.Damaged] > 0);
        Assert.Equal(PictureFault.None, (await decoder.DecodeAsync(files[0], CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task A_decoding_process_that_hangs_is_ended_and_one_that_dies_is_no_harm()
    {
        var file = Encoders.Jpeg(await DrawnAsync(new DrawnScreen { Width = 400, Height = 800 }), 80);
        await using var hanging = new DecoderProcess(["/bin/sleep", "600"], TimeSpan.FromMilliseconds(300));
        Assert.Equal(PictureFault.TookTooLong, (await hanging.DecodeAsync(file, CancellationToken.None)).Fault);
        await using var dying = new DecoderProcess(["/bin/false"], TimeSpan.FromSeconds(60));
        Assert.Equal(PictureFault.Crashed, (await dying.DecodeAsync(file, CancellationToken.None)).Fault);
        await using var missing = new DecoderProcess(["/nowhere/at/all"], TimeSpan.FromSeconds(60));
        Assert.Equal(PictureFault.Crashed, (await missing.DecodeAsync(file, CancellationToken.None)).Fault);
    }

    /// <summary>The numbers come a minute after the picture, and it goes with them.</summary>
    private static async Task JoinedAsync(SandboxHost host)
    {
        var report = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        var shot = Assert.Single(await ShotsAsync(host));
        Assert.Equal((report, "2026-W24", Inspected.Read, ScreenState.Received), (shot.ReportId, shot.Week, shot.Inspection, shot.State));
        Assert.Equal(1, (await host.DutiesAsync("上坪村", "2026-W24")).Single().Pictures);
    }

    /// <summary>The same picture again in private, a neighbour's own phone, and one's own a minute later: nothing to look at.</summary>
    private static async Task HonestAsync(SandboxHost host, Raster first)
    {
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, Encoders.Jpeg(first, 85), "再发.jpg", "image/jpeg");
        var neighbour = await DrawnAsync(new DrawnScreen { Nickname = "知足常乐", Phone = "139****8001", Clock = "9:05" });
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, Encoders.Jpeg(neighbour, 85), "截图.jpg", "image/jpeg");
        await host.IdleAsync();
        Assert.All(await ShotsAsync(host), s => Assert.Equal(ScreenIssue.None, s.Issue));
        Assert.DoesNotContain("截图", await host.AnswerAsync(Office, Qingxi.Office, "待核"), StringComparison.Ordinal);
        // With nothing to review there is an answer too, and no clerk who goes through thirty pictures is taken for a machine.
        for (var i = 0; i < 5; i++) Assert.Equal("没有待核的截图。", await host.AnswerAsync(Office, Qingxi.Office, "看下一条"));
        Assert.Equal("没有待核的截图。", await host.AnswerAsync(Office, Qingxi.Office, "通过"));
        Assert.Equal("没有待核的截图。", await host.AnswerAsync(Office, Qingxi.Office, "退回 请重新截一张"));
        await host.PassAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task ReusedAsync(SandboxHost host, Raster first)
    {
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, Encoders.Jpeg(Variants.Scaled(first, 75), 70), "截图2.jpg", "image/jpeg");
        await host.IdleAsync();
        Assert.EndsWith("截图待核1张，请私聊我逐张看：看下一条", await host.AnswerAsync(Office, Qingxi.Office, "待核"), StringComparison.Ordinal);
        Assert.DoesNotContain("截图", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "待核"), StringComparison.Ordinal);
        Assert.Equal("截图请私聊我看：看下一条", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "看下一条"));
        Assert.Equal("请先发 看下一条，看过再回复 通过，或 退回 加原因。", await host.AnswerAsync(Office, Qingxi.Office, "通过"));
        var shown = Assert.Single(await host.AskAsync(Office, Qingxi.Office, "看下一条"));
        Assert.Contains("像是同一张图", shown.Text, StringComparison.Ordinal);
        Assert.Contains("和上坪村", shown.Text, StringComparison.Ordinal);
        Assert.Equal(["截图2.jpg", "截图.jpg"], shown.Attachments.Select(a => a.Name));
    }

    private static async Task ReturnedAsync(SandboxHost host, Raster first)
    {
        Assert.StartsWith("请写明原因", await host.AnswerAsync(Office, Qingxi.Office, "退回"), StringComparison.Ordinal);
        Assert.StartsWith("已退回，已私聊告诉", await host.AnswerAsync(Office, Qingxi.Office, "退回 请发自己手机的截图"), StringComparison.Ordinal);
        Assert.Contains("请发自己手机的截图", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Neighbour)))[^1], StringComparison.Ordinal);
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, Encoders.Jpeg(Variants.Scaled(first, 75), 70), "截图3.jpg", "image/jpeg");
        await host.IdleAsync();
        Assert.Contains("已经退回的是同一张图", (await host.AskAsync(Office, Qingxi.Office, "看下一条"))[0].Text, StringComparison.Ordinal);
        Assert.Equal("已通过。没有待核的截图。", await host.AnswerAsync(Office, Qingxi.Office, "通过"));
        foreach (var group in (string[])[Qingxi.Village, Qingxi.Township])
            Assert.DoesNotContain(await host.SaidInAsync(group), t => t.Contains("同一", StringComparison.Ordinal) || t.Contains("退回", StringComparison.Ordinal));
        var units = (await host.UnitsAsync()).Where(u => u.Name is "上坪村" or "下坪村").ToDictionary(u => u.Id, u => u.Name);
        var facts = await host.Part<Database>().ReadAsync(s => host.Part<ScreenShots>().FactsAsync(s, [.. units.Keys], "2026-W24", "2026-W24"), CancellationToken.None);
        var neighbour = facts.Single(f => units[f.Key] == "下坪村").Value;
        Assert.Equal((3, 1, 1, 1), (neighbour.Received, neighbour.Reused, neighbour.Approved, neighbour.Returned));
    }

    /// <summary>What the office shows, everybody may show again.</summary>
    private static async Task MaterialsAsync(SandboxHost host)
    {
        var poster = await DrawnAsync(new DrawnScreen { Nickname = "宣传海报", Phone = "96110", Width = 720, Height = 1080 });
        await host.SendFileAsync(Qingxi.Township, Qingxi.Office, Encoders.Jpeg(poster, 90), "海报.jpg", "image/jpeg");
        await host.IdleAsync();
        await host.SendFileAsync(Qingxi.Village, Qingxi.Liaison, Encoders.Jpeg(poster, 70), "转发.jpg", "image/jpeg");
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, Encoders.Jpeg(poster, 60), "转发.jpg", "image/jpeg");
        await host.IdleAsync();
        Assert.Equal(3, (await ShotsAsync(host)).Count(s => s.IsMaterial));
        Assert.Equal("没有待核的截图。", await host.AnswerAsync(Office, Qingxi.Office, "看下一条"));
    }

    private static Task<IReadOnlyList<Screenshot>> ShotsAsync(SandboxHost host) =>
        host.Part<Database>().ReadAsync(s => host.Part<ScreenShots>().NumberedAsync(s, [.. Enumerable.Range(1, 50).Select(i => (long)i)]), CancellationToken.None);

    private static byte[] Damaged(byte[] file, Random random)
    {
        var damaged = random.Next(3) == 0 ? file[..random.Next(40, file.Length)] : (byte[])file.Clone();
        for (var n = random.Next(1, 40); n > 0; n--) damaged[random.Next(12, damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    private static async Task<Raster> DrawnAsync(DrawnScreen screen)
    {
        await using var studio = new PictureStudio();
        return Variants.Decoded(await studio.DrawAsync(screen.Draw(), CancellationToken.None));
    }
}
