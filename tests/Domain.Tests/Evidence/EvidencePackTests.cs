using AntiFraudBot.Domain.Evidence;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Evidence;

/// <summary>Rule W19: what is in a unit's pack, under which names, and how much.</summary>
public sealed class EvidencePackTests
{
    private static readonly DateTimeOffset _noon = new(2026, 6, 15, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Names_are_the_packs_own_whatever_somebody_called_the_file()
    {
        var pack = EvidencePack.Of([Piece("a", "../../开机.exe", belongs: "3号任务 ../贴好了/"), Piece("b", "照片.JPG", belongs: "")]);
        Assert.Equal(["任务佐证/001 6月15日 3号任务贴好了.bin", "任务佐证/002 6月15日.jpg"], pack.Pieces.Select(p => p.Path));
    }

    [Fact]
    public void What_finds_no_room_is_listed_and_said()
    {
        var pack = EvidencePack.Of([Piece("a", "1.png", size: 60), Piece("b", "2.png", size: 60), Piece("c", "3.png", size: 40)], mostBytes: 100);
        Assert.Equal([true, false, true], pack.Pieces.Select(p => p.Path.Length > 0));
        Assert.Equal((2, 1, EvidencePack.NoRoom), (pack.Inside, pack.WithoutRoom, pack.Pieces[1].Remark));
        Assert.Equal(1, EvidencePack.Of([Piece("a", "1.png"), Piece("b", "2.png")], mostFiles: 1).Inside);
    }

    [Fact]
    public void A_file_that_is_proof_and_picture_is_one_piece_and_what_names_persons_takes_no_room()
    {
        var pack = EvidencePack.Of([Piece("a", "1.png", size: 60), Piece("a", "1.png", size: 60), Piece("b", "名单.xlsx", size: 60) with { LeftOut = true, Remark = "有人员信息" }], mostBytes: 100);
        Assert.Equal((2, 1, 0), (pack.Pieces.Count, pack.Inside, pack.WithoutRoom));
    }

    [Theory]
    [InlineData("材料包 石桥村 6月", "石桥村", "2026-06-01", "2026-06-17")]
    [InlineData("材料包 石桥村", "石桥村", "2026-06-01", "2026-06-17")]
    [InlineData("材料包 石桥村第24周", "石桥村", "2026-06-08", "2026-06-14")]
    [InlineData("材料包 石桥 上月", "石桥", "2026-05-01", "2026-05-31")]
    [InlineData("导出材料包 石桥村 12月", "石桥村", "2025-12-01", "2025-12-31")]
    public void Unit_and_days_are_read_from_one_line(string text, string unit, string from, string to)
    {
        var asked = PackRequest.Read(text)!;
        Assert.Equal((unit, new Period(DateOnly.Parse(from, null), DateOnly.Parse(to, null))), (asked.Unit, asked.Days(new DateOnly(2026, 6, 17))));
    }

    [Theory]
    [InlineData("材料包已经发到各村了")]
    [InlineData("今天发材料包30份")]
    public void Talk_about_material_is_none(string text) => Assert.Null(PackRequest.Read(text));

    [Theory]
    [InlineData(true, "姓名|联系电话", "张小山|13812345678")]
    [InlineData(true, "户主|身份证号", "李大江|110101199003071234")]
    [InlineData(true, "王某|13812345678", "李某|13912345678", "赵某|13712345678")]
    [InlineData(false, "姓名|联系电话", "张小山|138****5678")]
    [InlineData(false, "任务|牵头单位|联系电话", "更换横幅|上坪村|13812345678")]
    [InlineData(false, "单位|安装|注册", "上坪村|12|10")]
    public void A_table_lists_persons_when_names_stand_beside_their_numbers(bool lists, params string[] rows) =>
        Assert.Equal(lists, PersonTable.Lists([.. rows.Select(r => (IReadOnlyList<string>)r.Split('|'))]));

    private static PackPiece Piece(string id, string name, long size = 10, string belongs = "安装12人") =>
        new(new Attachment(id, name, name.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "application/octet-stream", size), "任务佐证", _noon, "薛冬全", belongs);
}
