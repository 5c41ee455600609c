using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class AudienceTests
{
    private static readonly Edition Edition = new()
    {
        Id = "e1",
        Number = 1,
        Week = "2026-W25",
        Title = "刷单",
        State = EditionState.Approved,
        OfficeUnitId = "town",
        Items =
        [
            Item(1, "短视频", null), Item(2, "海报", "老人"), Item(3, "海报", "宝妈、学生"), Item(4, "长辈版", null), Item(5, "大喇叭文稿", null),
        ],
    };

    [Theory]
    [InlineData(null, GroupKind.Residents, "1,2,3,4", "a village group of everybody: what people there may be")]
    [InlineData("老年人", GroupKind.Residents, "1,2,4", "its own and what is for all")]
    [InlineData("学生", GroupKind.Residents, "1,3", "one of several tags is enough")]
    [InlineData("商户", GroupKind.Residents, "1", "nothing was made for them")]
    [InlineData(null, GroupKind.Work, "1,2,3,4,5", "the work group hands on, and reads the script aloud")]
    public void A_group_gets_what_is_for_its_people(string? audience, GroupKind kind, string ordinals, string because)
    {
        var group = Group("g", "shangping", kind) with { Audience = audience };
        Assert.True(string.Join(',', AudienceRules.ItemsFor(Edition, group, Township.Tree["shangping"]).Select(i => i.Ordinal)) == ordinals, because);
    }

    [Theory]
    [InlineData("老年人", "2,4")]
    [InlineData("家庭主妇", "3")]
    [InlineData("学生", "3")]
    public void A_pack_holds_what_was_made_for_that_audience_under_any_of_its_names(string audience, string ordinals) =>
        Assert.Equal(ordinals, string.Join(',', AudienceRules.MadeFor(Edition, audience).Select(i => i.Ordinal)));

    [Theory]
    [InlineData("素材", PackWeek.Newest, null, null, null)]
    [InlineData("本周素材", PackWeek.This, null, null, null)]
    [InlineData("上周素材", PackWeek.Last, null, null, null)]
    [InlineData("第1期素材", PackWeek.Newest, 1, null, null)]
    [InlineData("素材 第二期", PackWeek.Newest, 2, null, null)]
    [InlineData("素材 老年人", PackWeek.Newest, null, "老年人", null)]
    [InlineData("上周素材 学生", PackWeek.Last, null, "学生", null)]
    [InlineData("素材 大学生", PackWeek.Newest, null, "大学生", null)]
    [InlineData("给老人的素材再发一遍", PackWeek.Newest, null, "老人", null)]
    [InlineData("素材 大喇叭", PackWeek.Newest, null, null, "大喇叭文稿")]
    [InlineData("本周素材再发一遍", PackWeek.This, null, null, null)]
    public void A_request_says_which_pack_for_whom(string typed, PackWeek week, int? number, string? audience, string? kind)
    {
        var request = MaterialsRequest.Read(typed);
        Assert.True(request.Explicit);
        Assert.Equal((week, number, audience, kind), (request.Week, request.Number, request.Audience, request.Kind));
    }

    [Theory]
    [InlineData("素材已转发")]
    [InlineData("本周素材转发了8个群")]
    [InlineData("海报贴了12张")]
    public void What_speaks_about_materials_asks_for_none(string typed) => Assert.False(MaterialsRequest.Read(typed).Explicit);

    private static EditionItem Item(int ordinal, string kind, string? audience) => new(ordinal, kind, "题", null, audience, null);
}
