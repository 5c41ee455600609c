using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Changes;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class UnitChangeWordsTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly OrgTree Tree = A.Tree(
        A.Unit("c", "云岭县", Tier.County, UnitKind.County),
        A.Unit("t", "清溪乡", Tier.Township, UnitKind.Township, "c"),
        A.Unit("other", "白马镇", Tier.Township, UnitKind.Township, "c"),
        A.Unit("far", "高桥村", Tier.Village, UnitKind.Village, "other"),
        A.Unit("a", "上坪村", Tier.Village, UnitKind.Village, "t") with { Aliases = ["上坪"] },
        A.Unit("b", "大成村", Tier.Village, UnitKind.Village, "t"),
        A.Unit("h", "和平村", Tier.Village, UnitKind.Village, "t"),
        A.Unit("gone", "老坪村", Tier.Village, UnitKind.Village, "t") with { Closed = new DateOnly(2026, 1, 1) },
        A.Unit("g", "上坪村一组", Tier.Grid, UnitKind.Grid, "a"));

    [Theory]
    [InlineData("更名 上坪村 为 上坪社区 6月20日起", "Rename 06-20 a>上坪社区")]
    [InlineData("更名：上坪为上坪社区，６月２０日起", "Rename 06-20 a>上坪社区")]
    [InlineData("更名 上坪村 为 上坪社区", "Rename 06-15 a>上坪社区")]
    [InlineData("改名 大成村 为 大成社区 2026-07-01", "Rename 07-01 b>大成社区")]
    [InlineData("撤销 和平村 明天起", "Close 06-16 h>")]
    [InlineData("合并 上坪村、大成村 为 成坪村 下周一起", "Merge 06-22 a,b>成坪村")]
    [InlineData("合并 上坪村和大成村 成 上坪村 7.1", "Merge 07-01 a,b>上坪村")]
    [InlineData("合并 和平村、大成村 为 双和村 7月1日", "Merge 07-01 h,b>双和村")]
    [InlineData("拆分 上坪村 为 上坪东村、上坪西村 从7月1日起", "Split 07-01 a>上坪东村,上坪西村")]
    [InlineData("设立 新塘社区，1月5日起", "Open 01-05 >新塘社区")]
    public void An_order_is_read_with_its_units_names_and_day(string text, string expected)
    {
        var change = Assert.IsType<ChangeReading.Understood>(UnitChangeWords.Read(text, Tree, "t", Today)).Change;
        Assert.Equal(expected, $"{change.Kind} {change.Date:MM-dd} {string.Join(',', change.UnitIds)}>{string.Join(',', change.Names)}");
    }

    [Fact]
    public void A_day_long_past_is_next_year_and_one_just_past_is_this_year()
    {
        Assert.Equal(2027, Year("撤销 上坪村 1月5日起", new DateOnly(2026, 12, 20)));
        Assert.Equal(2026, Year("撤销 上坪村 5月5日起", Today));
    }

    [Theory]
    [InlineData("更名 上坪村 大坪", "没看懂改成什么，例：更名 上坪村 为 上坪社区 6月20日起")]
    [InlineData("更名 上平庄 为 大坪村", "没有找到单位“上平庄”，请写全称。例：更名 上坪村 为 上坪社区 6月20日起")]
    [InlineData("更名 高桥村 为 新桥村", "没有找到单位“高桥村”，请写全称。例：更名 上坪村 为 上坪社区 6月20日起")]
    [InlineData("更名 上坪村 为 大成村", "已经有单位叫“大成村”")]
    [InlineData("更名 大成村 为 上坪", "“上坪”是上坪村的别名")]
    [InlineData("更名 上坪村 为 上坪村", "上坪村现在就叫这个名字")]
    [InlineData("撤销 上坪村 2月30日起", "没有这一天，请写成：6月20日起")]
    [InlineData("撤销 老坪村", "老坪村已于1月1日撤销")]
    [InlineData("撤销 清溪乡", "清溪乡是乡镇一级，请用单位表导入")]
    [InlineData("合并 上坪村 为 大坪村", "合并至少要写两个单位")]
    [InlineData("合并 上坪村、上坪村一组 为 大坪村", "合并的单位要同级、同一个上级")]
    [InlineData("拆分 上坪村 为 上坪东村", "拆分后至少要有两个单位")]
    public void What_cannot_be_is_refused_with_its_reason(string text, string reason) =>
        Assert.Equal(reason, Assert.IsType<ChangeReading.Refused>(UnitChangeWords.Read(text, Tree, "t", Today)).Reason);

    [Theory]
    [InlineData("撤销")]
    [InlineData("撤销刚才那条")]
    [InlineData("上坪村安装5")]
    [InlineData("合并起来安装5户")]
    public void Other_talk_is_no_order(string text) => Assert.IsNotType<ChangeReading.Understood>(UnitChangeWords.Read(text, Tree, "t", Today));

    private static int Year(string text, DateOnly today) =>
        Assert.IsType<ChangeReading.Understood>(UnitChangeWords.Read(text, Tree, "t", today)).Change.Date.Year;
}
