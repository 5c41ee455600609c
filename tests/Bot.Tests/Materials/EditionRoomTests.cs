using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Materials;

/// <summary>The office's week with an edition: edit, preview, approve, push, hand out again.</summary>
public sealed class EditionRoomTests : IAsyncLifetime
{
    private static readonly string Room = Qingxi.Chat(Qingxi.Office);
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_is_previewed_is_what_is_posted_files_included()
    {
        await OfficeAsync("添加 第1期 告知书：致全乡群众的一封信\n" + string.Concat(Enumerable.Repeat("骗子冒充老师收资料费，请先打电话核实。", 30)));
        await _host.SendPictureAsync(Room, Qingxi.Office, "三不一多.png", "添加 第1期 海报（老年人）：三不一多");
        await _host.IdleAsync();
        var preview = await _host.AskAsync(Room, Qingxi.Office, "预览 第1期");
        await OfficeAsync("批准 第1期");
        await _host.ReachAsync("2026-06-15 09:01");

        var posted = (await _host.MessagesAsync(Qingxi.Village)).Where(m => m.FromBot).ToList();

        Assert.Equal(posted.Select(m => m.Text), preview.SkipLast(1).Select(m => m.Text));
        Assert.Equal(["大喇叭文稿（第1期）.txt", "三不一多.png"], posted[^1].Attachments.Select(a => a.Name));
        Assert.Equal(posted[^1].Attachments.Select(a => a.Url), preview[^2].Attachments.Select(a => a.Url));
    }

    [Fact]
    public async Task An_approved_edition_that_was_edited_is_not_pushed_until_it_is_approved_again()
    {
        Assert.Contains("退回草稿", await OfficeAsync("修改 第1期 1 短视频：刷单，刷的是你的钱"), StringComparison.Ordinal);
        await _host.ReachAsync("2026-06-15 09:10");
        Assert.Empty(await _host.DeliveriesAsync("e-1"));
        await OfficeAsync("批准 第1期");
        await _host.ReachAsync("2026-06-15 09:20");
        Assert.NotEmpty(await _host.DeliveriesAsync("e-1"));
        Assert.Contains("已推送，不能再改", await OfficeAsync("删除 第1期 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_titles_focus_and_items_are_changed_by_a_line_each()
    {
        Assert.StartsWith("第2期标题改为《接到客服电话先挂断》", await OfficeAsync("换标题 第2期 接到客服电话先挂断"), StringComparison.Ordinal);
        Assert.StartsWith("第2期本周重点：冒充客服", await OfficeAsync("重点 第2期 冒充客服"), StringComparison.Ordinal);
        Assert.Contains("还有3项", await OfficeAsync("删除 第2期 4"), StringComparison.Ordinal);
        Assert.Contains("第2期随之改到6月29日—7月5日那周", await OfficeAsync("换期 第3期 到 第26周"), StringComparison.Ordinal);
        var editions = (await _host.EditionsAsync()).ToDictionary(e => e.Id);
        Assert.Equal(("2026-W27", "接到客服电话先挂断", "draft"), (editions["e-2"].Week, editions["e-2"].Title, editions["e-2"].State));
        Assert.Equal("2026-W26", editions["e-3"].Week);
    }

    [Fact]
    public async Task Whoever_asks_in_a_work_group_or_privately_gets_the_pack_with_its_files()
    {
        await _host.ReachAsync("2026-06-15 09:01");
        foreach (var (group, sender) in new[] { (Qingxi.Village, Qingxi.Liaison), (Qingxi.Chat(Qingxi.Resident), Qingxi.Resident), (Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary) })
        {
            var pack = Assert.Single(await _host.AskAsync(group, sender, "素材"));
            Assert.StartsWith("【反诈素材】2026年第1期（6月15日—6月21日）", pack.Text, StringComparison.Ordinal);
            Assert.Equal("大喇叭文稿（第1期）.txt", Assert.Single(pack.Attachments).Name);
        }

        Assert.Empty(await _host.AskAsync(Qingxi.Residents, Qingxi.Resident, "素材"));
    }

    [Fact]
    public async Task A_pack_for_an_audience_holds_its_items_and_last_weeks_is_still_there_on_monday()
    {
        await _host.ReachAsync("2026-06-15 09:01");
        var pack = await _host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "素材 学生");
        Assert.Contains("【反诈素材·学生】", pack, StringComparison.Ordinal);
        Assert.Contains("兼职刷单五句话", pack, StringComparison.Ordinal);
        Assert.DoesNotContain("短视频", pack, StringComparison.Ordinal);
        await _host.ReachAsync("2026-06-22 08:10");
        Assert.Contains("上周素材", await _host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "本周素材"), StringComparison.Ordinal);
        Assert.Contains("第1期", await _host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "素材"), StringComparison.Ordinal);
        await _host.ReachAsync("2026-06-22 09:01");
        Assert.Contains("第2期", await _host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "素材"), StringComparison.Ordinal);
        Assert.Contains("第1期", await _host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "上周素材"), StringComparison.Ordinal);
        Assert.Contains("第1期", await _host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "第一期素材"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_the_office_gave_an_audience_gets_nothing_made_for_others()
    {
        var group = (await _host.GroupsAsync()).First(g => g.Id == Qingxi.Residents);
        Assert.Contains("已记为老年人", await OfficeAsync($"对象 {group.Name} 老年人"), StringComparison.Ordinal);
        await _host.ReachAsync("2026-06-15 09:01");
        var posted = Assert.Single(await _host.SaidInAsync(Qingxi.Residents));
        Assert.DoesNotContain("兼职刷单五句话", posted, StringComparison.Ordinal);
        Assert.Contains("短视频", posted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_forwards_gets_the_text_to_forward_before_the_list_of_groups()
    {
        await _host.ReachAsync("2026-06-15 09:01");
        var told = await _host.SaidInAsync(Qingxi.Chat("m-shangping-g4"));
        Assert.StartsWith("【本周反诈宣传】", told[0], StringComparison.Ordinal);
        Assert.StartsWith("请把上面的本周反诈宣传转发到：上坪村四组群。", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafting_keeps_commands_apart_from_items_and_hints_at_what_old_people_stumble_over()
    {
        await OfficeAsync("新建素材 暑期防骗");
        Assert.Contains("念一遍约半分钟", await OfficeAsync("大喇叭：各位乡亲\n叫你先垫钱的都是诈骗。"), StringComparison.Ordinal);
        Assert.Contains("屏幕共享", await OfficeAsync("长辈版：不开屏幕共享"), StringComparison.Ordinal);
        Assert.Contains("已删去1. 大喇叭文稿", await OfficeAsync("删除 1"), StringComparison.Ordinal);
        Assert.Contains("还没有推送", await OfficeAsync("素材"), StringComparison.Ordinal);
        Assert.Contains("共1项", await OfficeAsync("完成"), StringComparison.Ordinal);
    }

    private Task<string> OfficeAsync(string text) => _host.AnswerAsync(Room, Qingxi.Office, text);
}
