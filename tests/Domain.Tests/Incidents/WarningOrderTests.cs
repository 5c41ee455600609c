using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Domain.Tests.Incidents;

public sealed class WarningOrderTests
{
    [Theory]
    [InlineData("红色预警 上坪村三组 刘某 尾号3417 冒充客服，正在通话", WarningLevel.Red, "刘某", "3417", "冒充客服，正在通话")]
    [InlineData("【橙色预警】\n对象：刘建国（13800003417）\n单位：上坪村三组\n疑似：刷单", WarningLevel.Orange, "刘某", "3417", "刷单")]
    [InlineData("黄警 上坪村三组，赵某某，尾号0021，疑似：贷款", WarningLevel.Yellow, "赵某", "0021", "贷款")]
    [InlineData("红色预警 上坪村三组 欧阳翠花 13912347431 马上转账，冒充公检法", WarningLevel.Red, "欧阳某", "7431", "马上转账，冒充公检法")]
    [InlineData("橙色预警 上坪三组 马小山 高额返利", WarningLevel.Orange, "马某", "", "高额返利")]
    [InlineData("红色预警：上坪村三组 王女士 资金端 人在外地 投资理财", WarningLevel.Red, "王某", "", "投资理财")]
    public void An_officers_words_become_a_ticket_with_as_little_as_will_do(string text, WarningLevel level, string subject, string tail, string suspicion)
    {
        var order = WarningOrders.Read(text, ["上坪村三组"], ["上坪村三组", "上坪三组"])!;
        Assert.Equal((level, subject, tail), (order.Level, order.Subject, order.Tail));
        Assert.Equal(suspicion, order.Suspicion);
        Assert.Equal(text.Contains("资金端", StringComparison.Ordinal), order.FundSide);
        Assert.Equal(text.Contains("在外", StringComparison.Ordinal), order.Away);
    }

    [Theory]
    [InlineData("暴雨红色预警")]
    [InlineData("预警对象已见面")]
    [InlineData("开启预警12")]
    [InlineData("红色预警")]
    public void Other_words_about_warnings_are_no_order(string text) => Assert.Null(WarningOrders.Read(text, ["上坪村"], []));

    [Fact]
    public void A_file_gives_orders_and_names_the_rows_that_cannot_be_meant()
    {
        var table = new ImportTable(
            ["级别", "村", "对象", "电话", "疑似", "编号"],
            [Row(2, "红", "上坪", "刘建国", "13800003417", "冒充客服", "A1"), Row(3, "紫", "上坪", "", "", "", ""), Row(4, "黄", "外村", "", "", "", "")]);
        Assert.True(WarningSheet.Fits(table));
        var (orders, bad) = WarningSheet.Read(table, name => name == "上坪" ? "上坪村" : null);
        Assert.Equal(new WarningOrder(WarningLevel.Red, "上坪村", "刘某", "3417", "冒充客服", false, false, "A1"), Assert.Single(orders));
        Assert.Equal(["第3行：级别要填红、橙或黄", "第4行：不认识单位“外村”"], bad.Select(b => b.ToString()));
    }

    [Fact]
    public void A_roster_is_no_file_of_warnings() => Assert.False(WarningSheet.Fits(new ImportTable(["序号", "村", "姓名", "联系电话"], [])));

    private static ImportRow Row(int number, params string[] cells) => new(
        number, new[] { "级别", "村", "对象", "电话", "疑似", "编号" }.Zip(cells).ToDictionary(p => p.First, p => p.Second));
}
