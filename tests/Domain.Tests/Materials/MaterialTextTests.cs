using System.Text;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class MaterialTextTests
{
    private static readonly Edition Edition = new()
    {
        Id = "e1",
        Number = 1,
        Week = "2026-W25",
        Title = "刷单返利",
        State = EditionState.Approved,
        OfficeUnitId = "town",
        Focus = "刷单返利、冒充客服",
        Items =
        [
            new EditionItem(1, "短视频", "《刷单，刷的是你的钱》（1分20秒）", null, null, null),
            new EditionItem(2, "身边案例", "轻信刷单返现", "近日我乡一名群众被骗3.6万元。", "老年人", null),
        ],
    };

    [Fact]
    public void A_work_group_is_asked_to_pass_it_on_and_in_the_last_line_for_last_weeks_data() => Assert.Equal(
        """
        【本周反诈宣传】2026年第1期（6月15日—6月21日）
        各村（社区）、各单位：
        本周重点：刷单返利、冒充客服。
        ① 短视频：《刷单，刷的是你的钱》（1分20秒）
        ② 身边案例：轻信刷单返现（对象：老年人）
        近日我乡一名群众被骗3.6万元。
        请第一时间转发到本级工作群，并督促组、网格群转发到户。
        转发后@我回复，例：已转发到8个组群，覆盖420人
        群众咨询：96110；正在转账请立即拨打110。
        清溪乡平安办
        上周（6.8—6.14）数据今天18:00前报，请@我回复
        """,
        Text(GroupKind.Work, Hearing.Mention));

    [Fact]
    public void Residents_get_the_materials_and_are_asked_for_nothing()
    {
        var text = Text(GroupKind.Residents, Hearing.All);
        Assert.DoesNotContain("数据", text, StringComparison.Ordinal);
        Assert.DoesNotContain("各村", text, StringComparison.Ordinal);
        Assert.DoesNotContain("对象", text, StringComparison.Ordinal);
        Assert.EndsWith("110。\n清溪乡平安办", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-W25", "2026-06-15 09:00", "上周（6.8—6.14）数据今天18:00前报", "Monday")]
    [InlineData("2026-W25", "2026-06-15 18:30", "上周（6.8—6.14）数据未报的6月16日12:00前报", "pushed after the deadline")]
    [InlineData("2026-W25", "2026-06-16 09:00", "上周（6.8—6.14）数据未报的今天12:00前报", "pushed a day late")]
    [InlineData("2026-W25", "2026-06-16 13:00", null, "frozen: nothing to ask for")]
    [InlineData("2026-W09", "2026-02-24 09:00", "前两周（2.9—2.15、2.16—2.22）数据今天18:00前报", "after 春节")]
    public void The_data_line_asks_for_what_can_still_be_given(string week, string now, string? line, string because) =>
        Assert.True(PushText.DataLine(Township.Timetable.RoundOf(Week(week))!, Local(now), Hearing.All) == line, because);

    [Fact]
    public void A_flash_is_one_sentence_and_the_order_to_pass_it_on() => Assert.Equal(
        "【紧急提醒】今天全县2起“百万保障”诈骗，对方要求屏幕共享。请立即转发到组。",
        PushText.Flash(Edition with { Flash = true, Items = [], Focus = "今天全县2起“百万保障”诈骗，对方要求屏幕共享" }));

    [Fact]
    public void The_relay_status_names_who_has_answered_and_who_has_not()
    {
        var tree = Township.Tree;
        var board = new CascadeBoard { Lines = [], NotPassedOn = [], Answered = [tree["shangping"]], Awaited = [tree["school"]] };
        Assert.Equal(
            "【转发情况】6月15日 15:00\n已反馈 1/2：shangping\n覆盖群 96个、5,230人\n待反馈：school\n已转发的请回复群数和人数，未转发的请抓紧转发。",
            RelayStatusText.For(board, 96, 5230, Local("2026-06-15 15:00"), Hearing.All));
    }

    [Fact]
    public void A_long_text_is_cut_at_line_ends_and_nothing_is_lost()
    {
        var text = string.Join('\n', Enumerable.Range(1, 80).Select(n => $"第{n}条 请不要向陌生人转账"));
        var chunks = TextLimits.Split(text);
        Assert.All(chunks, c => Assert.InRange(Encoding.UTF8.GetByteCount(c), 1, TextLimits.MaxBytes));
        Assert.True(chunks.Count > 1);
        Assert.Equal(text, string.Join('\n', chunks));
    }

    [Fact]
    public void A_line_longer_than_the_limit_is_cut_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("反诈😀", 500));
        var chunks = TextLimits.Split(text, 100);
        Assert.All(chunks, c => Assert.InRange(Encoding.UTF8.GetByteCount(c), 1, 100));
        Assert.Equal(text, string.Concat(chunks));
    }

    [Fact]
    public void A_week_takes_its_own_approved_edition_else_the_one_that_moved_on()
    {
        Edition moved = Edition with { Id = "w08", Week = "2026-W08" }, own = Edition with { Id = "w09", Week = "2026-W09" };
        Assert.Equal("w09", EditionQueue.For(Week("2026-W09"), [moved, own], Township.Timetable)!.Id);
        Assert.Equal("w08", EditionQueue.For(Week("2026-W09"), [moved, own with { State = EditionState.Draft }], Township.Timetable)!.Id);
        Assert.Null(EditionQueue.For(Week("2026-W10"), [moved, own], Township.Timetable));
    }

    private static string Text(GroupKind kind, Hearing hearing) => PushText.For(
        Edition, Edition.Items, kind == GroupKind.Work ? Readership.Township : Readership.Residents, "清溪乡平安办", Township.Timetable.RoundOf(Week("2026-W25"))!, Local("2026-06-15 09:00"), hearing);
}
