using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class EditionEditTests
{
    private static readonly Attachment File = new("a1", "laba.txt", "text/plain", 12);
    private static readonly DateTimeOffset Now = Local("2026-06-15 08:30");

    private static readonly Edition Second = new()
    {
        Id = "e2",
        Number = 2,
        Week = "2026-W26",
        Title = "防冒充客服",
        State = EditionState.Approved,
        ApprovedBy = "m-1",
        OfficeUnitId = "town",
        Items =
        [
            new EditionItem(1, "海报", "旧", "旧的话", "老年人", null), new EditionItem(2, "大喇叭文稿", "稿", null, null, File), new EditionItem(3, "文字", "末", null, null, null),
        ],
    };

    [Theory]
    [InlineData("修改 第2期 3 新内容", "Change", 2)]
    [InlineData("修改第二期第3条：新内容", "Change", 2)]
    [InlineData("修改 3 新内容", "Change", null)]
    [InlineData("删除 第2期 4", "Remove", 2)]
    [InlineData("删除第2期第4项", "Remove", 2)]
    [InlineData("移动 第2期 3 到 1", "Move", 2)]
    [InlineData("添加 第2期 海报：不轻信", "Add", 2)]
    [InlineData("换标题 第2期 新标题", "Retitle", 2)]
    [InlineData("重点 第２期 刷单", "Focus", 2)]
    [InlineData("重点：刷单", "Focus", null)]
    [InlineData("换期 第3期 到 第26周", "Reschedule", 3)]
    [InlineData("顺延 第3期", "Postpone", 3)]
    [InlineData("编辑 第2期", "Open", 2)]
    [InlineData("修改：安装15", null, null)]
    [InlineData("更正：安装15", null, null)]
    [InlineData("重点人群已走访", null, null)]
    [InlineData("海报（老年人）：不轻信", null, null)]
    public void The_offices_words_are_read_as_they_come(string typed, string? command, int? number)
    {
        var read = EditCommandReader.Read(typed);
        Assert.Equal((command, number), (read?.GetType().Name, read?.Number));
    }

    [Fact]
    public void An_approved_edition_that_is_edited_is_a_draft_again()
    {
        var changed = Apply("修改 第2期 1 新的话");
        Assert.True(changed.WasApproved);
        Assert.Equal((EditionState.Draft, null), (changed.Edition.State, changed.Edition.ApprovedBy));
    }

    [Fact]
    public void New_words_keep_kind_audience_and_file_unless_they_name_others()
    {
        Assert.Equal(new EditionItem(1, "海报", "新的话", null, "老年人", null), Apply("修改 第2期 1 新的话").Edition.Items[0]);
        Assert.Equal(new EditionItem(1, "提示", "新的话", null, "学生", null), Apply("修改 第2期 1 提示（学生）：新的话").Edition.Items[0]);
        Assert.Equal(File, Apply("修改 第2期 2 新稿").Edition.Items[1].Attachment);
    }

    [Fact]
    public void Items_are_numbered_anew_after_one_is_deleted_or_moved()
    {
        Assert.Equal([(1, "旧"), (2, "末")], Apply("删除 第2期 2").Edition.Items.Select(i => (i.Ordinal, i.Title)));
        Assert.Equal([(1, "末"), (2, "旧"), (3, "稿")], Apply("移动 第2期 3 到 1").Edition.Items.Select(i => (i.Ordinal, i.Title)));
    }

    [Theory]
    [InlineData("修改 第2期 9 新内容", "没有第9项")]
    [InlineData("修改 第2期 1", "请写上新内容")]
    [InlineData("换标题 第2期 ", "标题要有")]
    public void What_cannot_be_done_is_said_with_the_reason(string typed, string reason) =>
        Assert.Contains(reason, Assert.IsType<EditOutcome.Refused>(EditionEdit.Apply(Second, EditCommandReader.Read(typed)!, [])).Reason, StringComparison.Ordinal);

    [Fact]
    public void What_is_sent_cannot_be_changed() =>
        Assert.IsType<EditOutcome.Refused>(EditionEdit.Apply(Second with { State = EditionState.Pushed }, EditCommandReader.Read("删除 第2期 1")!, []));

    [Fact]
    public void Two_editions_change_places_when_one_moves_to_the_others_week()
    {
        var third = Second with { Id = "e3", Number = 3, Week = "2026-W27" };
        var moved = Assert.IsType<EditOutcome.Changed>(EditionWeeks.To(third, "第26周", [Second, third], Township.Timetable, Now));
        Assert.Equal([("e3", "2026-W26", EditionState.Draft), ("e2", "2026-W27", EditionState.Approved)], moved.Editions.Select(e => (e.Id, e.Week, e.State)));
    }

    [Fact]
    public void Postponing_pushes_on_what_stands_behind_until_a_week_is_free()
    {
        Edition third = Second with { Id = "e3", Number = 3, Week = "2026-W27" }, fifth = Second with { Id = "e5", Number = 5, Week = "2026-W29" };
        var moved = Assert.IsType<EditOutcome.Changed>(EditionWeeks.Later(Second, [Second, third, fifth], Township.Timetable, Now));
        Assert.Equal([("e2", "2026-W27"), ("e3", "2026-W28")], moved.Editions.Select(e => (e.Id, e.Week)));
    }

    [Theory]
    [InlineData("第26周", "2026-W26")]
    [InlineData("2026-W26", "2026-W26")]
    [InlineData("下周", "2026-W26")]
    [InlineData("6月24日", "2026-W26")]
    [InlineData("第三十周", "2026-W30")]
    [InlineData("2月30日", null)]
    [InlineData("改天", null)]
    public void A_week_is_named_by_number_day_or_word(string typed, string? week) => Assert.Equal(week, EditionWeeks.Named(typed, Now)?.ToString());

    [Fact]
    public void A_week_whose_push_is_over_takes_no_edition() =>
        Assert.IsType<EditOutcome.Refused>(EditionWeeks.To(Second, "第24周", [Second], Township.Timetable, Now));

    private static EditOutcome.Changed Apply(string typed) =>
        Assert.IsType<EditOutcome.Changed>(EditionEdit.Apply(Second, EditCommandReader.Read(typed)!, []));
}
