using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Evidence;

/// <summary>Rules E1–E5 on small tables.</summary>
public sealed class RosterReadingTests
{
    private static readonly Period Week = new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14));
    private static readonly DateOnly Monday = new(2026, 6, 15);

    /// <summary>Lines of cells with blanks between them; · is an empty cell.</summary>
    private static RawBook Table(params string[] lines) => new([new RawSheet("表", [.. lines.Select((l, i) =>
        new RawRow(i + 1, [.. l.Split(' ').Select(c => new RawCell(c == "·" ? "" : c))]))])]);

    private static Roster Read(params string[] lines) => Roster.Read(Table(lines), new Dictionary<string, RosterColumn>())!;

    private static RosterResult Check(params string[] lines) => RosterCheck.Run(Read(lines), Week, Monday, _ => null);

    [Theory]
    [InlineData("联系电话（必填）", RosterColumn.Phone)]
    [InlineData("手机号码", RosterColumn.Phone)]
    [InlineData("包干人电话", RosterColumn.Other)]
    [InlineData("包干(推广)人", RosterColumn.Sponsor)]
    [InlineData("户主 姓名", RosterColumn.Name)]
    [InlineData("是否安装国家反诈中心APP", RosterColumn.Installed)]
    [InlineData("是否安装注册", RosterColumn.InstalledAndRegistered)]
    [InlineData("已注册实名", RosterColumn.Registered)]
    [InlineData("注册时间", RosterColumn.Other)]
    [InlineData("下载日期", RosterColumn.Date)]
    [InlineData("短信预警", RosterColumn.SmsAlert)]
    [InlineData("是否16—60岁", RosterColumn.Aged)]
    [InlineData("居民身份证号码", RosterColumn.Identity)]
    [InlineData("家庭住址", RosterColumn.Address)]
    [InlineData("银行卡号", RosterColumn.Bank)]
    [InlineData("村(社区)/单位", RosterColumn.Unit)]
    [InlineData("网格/小组", RosterColumn.Grid)]
    [InlineData("清溪乡国家反诈中心APP推广安装注册花名册（六月份）", null)]
    [InlineData("甲项", null)]
    public void Headings_are_understood_by_what_they_mean(string heading, RosterColumn? meaning) => Assert.Equal(meaning, RosterHeadings.Meaning(heading));

    [Theory]
    [InlineData("√", true)]
    [InlineData("１", true)]
    [InlineData("已装", true)]
    [InlineData("TRUE", true)]
    [InlineData("6.10", true)]
    [InlineData("", false)]
    [InlineData("×", false)]
    [InlineData("未注册", false)]
    [InlineData("0", false)]
    [InlineData("？", null)]
    public void Ticks_are_written_in_many_ways(string cell, bool? tick) => Assert.Equal(tick, RosterWords.Tick(new RawCell(cell)));

    [Theory]
    [InlineData("１３９ 0001-0002", "13900010002", null)]
    [InlineData("+86 139 0001 0002", "13900010002", null)]
    [InlineData("1.3900010002E10", "13900010002", null)]
    [InlineData("13900010002/13900010003", "13900010002", null)]
    [InlineData("1390001000", "1390001000", "电话少1位")]
    [InlineData("139000100023", "139000100023", "电话多1位")]
    [InlineData("0551-6123456", "05516123456", "不是手机号")]
    [InlineData("没有", "", "没填电话")]
    public void A_telephone_number_is_what_is_left_of_its_cell(string cell, string digits, string? fault) =>
        Assert.Equal((digits, fault), (RosterWords.Digits(cell), RosterWords.PhoneFault(RosterWords.Digits(cell))));

    [Theory]
    [InlineData("6月10日", "2026-06-10")]
    [InlineData("2026/6/10", "2026-06-10")]
    [InlineData("20260610", "2026-06-10")]
    [InlineData("46183", "2026-06-10")]
    [InlineData("6.1", "2026-06-10")]
    [InlineData("6.2", "2026-06-02")]
    [InlineData("2月30日", null)]
    [InlineData("上礼拜", null)]
    public void A_date_is_read_as_it_must_have_been_meant(string cell, string? day) =>
        Assert.Equal(day, RosterWords.Date(new RawCell(cell), Week.To, d => d >= Week.From && d <= Week.To)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Group_headings_over_the_header_and_subheadings_below_it_belong_to_it()
    {
        var over = Read("基本情况 · 推广情况 ·", "姓名 电话 安装 注册", "薛冬春 13900010001 √ 否").People[0];
        Assert.Equal((true, false), (over.Installed, over.Registered));
        var below = Read("姓名 电话 是否完成 ·", "· · 安装 实名", "薛冬春 13900010001 √ 否").People[0];
        Assert.Equal((true, false), (below.Installed, below.Registered));
    }

    [Fact]
    public void An_unknown_heading_is_guessed_from_what_stands_below_it()
    {
        var roster = Read("序号 甲 乙 安装日期", "1 薛冬春 13900010001 6.8", "2 唐冬菊 13900010002 6.9", "3 覃兰 13900010003 6.9");
        Assert.Equal([("甲", RosterColumn.Name), ("乙", RosterColumn.Phone)], roster.Guessed.Select(g => (g.Key, g.Value)));
        Assert.Equal("13900010003", roster.People[2].Phone);
    }

    [Fact]
    public void Sums_notes_examples_and_empty_lines_are_no_people() => Assert.Equal(
        ["薛冬春", "唐冬菊"],
        Read("序号 姓名 电话", "例: 张三 13900010000", "1 薛冬春 13900010001", "2 唐冬菊 13900010002", "3 · ·", "· 合计 2", "· 填报人：薛冬全 ·", "· 姓名 电话").People.Select(p => p.Name));

    [Fact]
    public void Identity_numbers_are_noticed_under_any_heading()
    {
        var roster = Read("姓名 电话 安装 编码", "薛冬春 13900010001 √ 511000198001011234", "唐冬菊 13900010002 √ 51100019800101123X");
        Assert.Equal(["编码"], roster.Dropped);
    }

    [Fact]
    public void Lines_with_faults_do_not_count_and_unclear_ones_do()
    {
        var result = Check("姓名 电话 安装 安装日期", "薛冬春 13900010001 √ 6.8", "唐冬菊 13900010001 √ 6.9", "覃兰 1390001 √ 6.9", "毕梅 13900010004 ？ 6.9", "邱竹 13900010005 √ 6.1", "童松 13900010006 √ 5月2日", "· 13900010007 √ 6.9");
        Assert.Equal((7, 3), (result.Rows, result.Valid));
        Assert.Equal(
            [(RosterFaultKind.Repeated, 3), (RosterFaultKind.BadPhone, 4), (RosterFaultKind.UnclearTick, 5), (RosterFaultKind.OutsideWeek, 7), (RosterFaultKind.NoName, 8)],
            result.Faults.Select(f => (f.Kind, f.Row)));
    }

    [Fact]
    public void A_list_of_everybody_so_far_is_no_list_of_wrong_dates()
    {
        var result = Check(["姓名 电话 安装日期", .. Enumerable.Range(1, 9).Select(i => $"村民{(char)('甲' + i)} 1390001000{i} {(i < 7 ? "5月" + i + "日" : "6月9日")}")]);
        Assert.True(result.Cumulative);
        Assert.Equal((9, 9, 3), (result.Valid, result.Comparable, result.InWeek));
    }

    [Fact]
    public void Numbers_in_sequence_and_everybody_on_one_day_are_noted()
    {
        var result = Check(["姓名 电话 安装日期", .. Enumerable.Range(1, 12).Select(i => $"村民{(char)('甲' + i)} 139000100{i:00} 6月9日")]);
        Assert.True(result.SerialNumbers && result.OneDay);
    }

    [Fact]
    public void Compared_with_the_week_before_people_are_new_gone_or_changed()
    {
        RosterEarlier Before(string phone, bool registered) => new(phone, "薛冬春", true, registered, false);
        RosterPerson Now(string phone) => new(0, 1, "薛冬春", phone) { Installed = true, Registered = true };
        var compared = RosterComparison.Of(
            [Now("13900010001"), Now("13900010002"), Now("13900010003")], [Before("13900010001", true), Before("13900010002", false), Before("13900010009", true)]);
        Assert.Equal(new RosterComparison(1, 1, 1, 1), compared);
    }

    [Fact]
    public void The_receipt_tells_lines_by_number_and_nobody_by_name()
    {
        var roster = Read("姓名 电话 安装 住址", "薛冬春 13900010001 √ 清溪路1号", "唐冬菊 13900010001 √ 清溪路2号");
        var text = RosterText.Receipt(RosterDigest.Of(roster, RosterCheck.Run(roster, Week, Monday, _ => null)), "上坪村第24周（6.8—6.14）", "上周", 2, null, kept: false);
        Assert.Equal("""
            已收：上坪村第24周（6.8—6.14）花名册2行，有效1行，已安装1人。
            重复1行（第3行）。
            群里报安装2人，花名册1人，差1人，请核对。群里报错了就发：更正：安装1
            “住址”没有收，已从表里删掉，以后不用填。
            只记人数，姓名电话没有保存。
            """, text);
    }
}
