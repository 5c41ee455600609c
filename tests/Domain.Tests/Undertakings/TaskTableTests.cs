using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Tasks;

namespace AntiFraudBot.Domain.Tests.Undertakings;

/// <summary>任务分解表 as offices make them (rules W2, W3).</summary>
public sealed class TaskTableTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly OrgTree Tree = new(
    [
        Unit("t", "清溪乡", Tier.Township, UnitKind.Township, null, 0), Unit("a", "上坪村", Tier.Village, UnitKind.Village, "t", 1),
        Unit("b", "圩镇社区", Tier.Village, UnitKind.Community, "t", 2), Unit("p", "派出所", Tier.Village, UnitKind.Unit, "t", 3),
    ]);

    private static OrgUnit Unit(string id, string name, Tier tier, UnitKind kind, string? parent, int order) =>
        new() { Id = id, Name = name, Aliases = [name.Replace("村", "", StringComparison.Ordinal)], Tier = tier, Kind = kind, ParentId = parent, Order = order };

    private static TaskReading? Read(params string[] lines) => TaskTable.Read([[.. lines.Select(l => (IReadOnlyList<string>)l.Split('|'))]], Tree, "t", Today);

    [Fact]
    public void A_table_with_a_title_above_and_merged_cells_is_read_row_by_row()
    {
        var reading = Read(
            "清溪乡全民反诈任务分解表", "序号|工作任务|牵头单位|责任单位|完成时限", "一、宣传发动", "1|组建宣传队|平安办|各村（社区）|6月30日前", "2|更换标语|上坪||7月底", "3|排查出租房||派出所|", "注：按季度调度");
        Assert.Empty(reading!.Faults);
        Assert.Equal(["组建宣传队 t a,b 2026-06-30", "更换标语 a  2026-07-31", "排查出租房 a p 2026-07-31"], reading.Drafts.Select(Shown));
        Assert.Contains("第6行没写时限，按上一行：7月底", reading.Notes);
    }

    [Fact]
    public void With_duty_units_alone_each_of_them_leads()
    {
        var draft = Assert.Single(Read("任务|责任单位|时间", "报联络员名单|各村（社区）、派出所、财政所|2026年9月26日")!.Drafts);
        Assert.Equal("报联络员名单 a,b,p  2026-09-26", Shown(draft));
    }

    [Fact]
    public void A_row_nobody_can_be_asked_for_is_named_with_its_reason()
    {
        var reading = Read("工作内容|牵头单位|完成时限", "查账|县税务局|6月30日", "清理|上坪村|尽快", "培训|上坪村|2026-06-01");
        Assert.Empty(reading!.Drafts);
        Assert.Equal(["第2行：“县税务局”不在单位表里", "第3行：时限“尽快”看不懂，应如 6月30日", "第4行：时限2026-06-01已经过了"], reading.Faults);
    }

    [Fact]
    public void Another_table_is_none_of_ours() => Assert.Null(Read("序号|网格|姓名|联系电话|安装", "1|一网格|张三|13800000000|是"));

    [Theory]
    [InlineData("9月26日前", "2026-09-26")]
    [InlineData("２０２６年６月３０日", "2026-06-30")]
    [InlineData("2026.6.30", "2026-06-30")]
    [InlineData("2月底", "2026-02-28")]
    [InlineData("年底前", "2026-12-31")]
    [InlineData("长期坚持", "2026-12-31")]
    [InlineData("本周五", "2026-06-19")]
    [InlineData("下周一前", "2026-06-22")]
    [InlineData("2月30日", null)]
    [InlineData("尽快", null)]
    public void Days_are_read_as_offices_write_them(string words, string? day) =>
        Assert.Equal(day, DueDay.Read(words, Today)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_more_than_half_a_year_back_is_next_years() => Assert.Equal(new DateOnly(2027, 2, 28), DueDay.Read("2月底", new DateOnly(2026, 11, 20)));

    private static string Shown(TaskDraft d) => $"{d.Title} {string.Join(',', d.Leads)} {string.Join(',', d.CoUnits)} {d.Due:yyyy-MM-dd}";
}
