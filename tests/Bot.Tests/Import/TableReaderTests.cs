using System.IO.Compression;
using System.Text;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Bot.Tests.Import;

public sealed class TableReaderTests
{
    private const string Csv = "name,level\r\n\r\n\"甲,\"\"村\"\"\n一\",village\r\n乙村,village\r\n";

    private static ImportTable Accepted(byte[] file, string name) => Assert.IsType<TableOutcome.Accepted>(new TableReader().Read(file, name)).Table;

    private static string Refused(byte[] file, string name, TableLimits? limits = null) =>
        Assert.IsType<TableOutcome.Refused>(new TableReader(limits ?? new TableLimits()).Read(file, name)).Reason;

    private static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Csv) },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Csv)] },
        { "GB18030", Gb18030.GetBytes(Csv) },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv)] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_csv_reads_the_same_in_every_encoding_offices_save_it_in(string encoding, byte[] file)
    {
        var table = Accepted(file, "单位.csv");
        Assert.True(table.Headers.SequenceEqual(["name", "level"]), encoding);
        Assert.Equal(["甲,\"村\"\n一", "乙村"], table.Rows.Select(r => r["name"]));
        Assert.Equal([3, 5], table.Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_workbook_gives_the_row_numbers_the_user_sees_and_phones_in_full()
    {
        var table = Accepted(Workbook("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>head_phone</t></is></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>甲村</t></is></c><c r="B4"><v>10000009001</v></c></row>
            """), "tree.XLSX");
        var row = Assert.Single(table.Rows);
        Assert.Equal((4, "甲村", "10000009001"), (row.Number, row["name"], row["head_phone"]));
    }

    [Fact]
    public void A_json_list_joins_lists_of_texts_and_keeps_numbers_as_written()
    {
        var row = Assert.Single(Accepted("""[{"Name":"甲村","aliases":["老甲","甲庄"],"base_16_60":1200,"opened":null}]"""u8.ToArray(), "a.json").Rows);
        Assert.Equal(("甲村", "老甲;甲庄", "1200", ""), (row["name"], row["aliases"], row["base_16_60"], row["opened"]));
    }

    [Theory]
    [InlineData("a.pdf", "x", "只认 xlsx、csv、json 文件")]
    [InlineData("a.xls", "x", "旧版表格请另存为 xlsx 再发")]
    [InlineData("a.csv", "", "文件是空的")]
    [InlineData("a.csv", "\n , \n", "表是空的")]
    [InlineData("a.csv", "name,name\n", "表头有重复的列：name")]
    [InlineData("a.csv", "name,level\n甲村,village,9", "第2行的列比表头多")]
    [InlineData("a.csv", "name\n\"甲村", "第2行的引号没有成对")]
    [InlineData("a.json", "{}", "json 应是对象的列表")]
    [InlineData("a.json", "[", "json 格式有误")]
    [InlineData("a.json", "[{\"name\":{}}]", "第1项的 name 应是文字或数字")]
    [InlineData("a.xlsx", "name,level", "文件打不开，可能不是 xlsx 或已损坏")]
    public void What_cannot_be_read_is_refused_in_plain_words(string name, string content, string reason) =>
        Assert.Equal(reason, Refused(Encoding.UTF8.GetBytes(content), name));

    [Fact]
    public void Bytes_in_no_known_encoding_are_refused_rather_than_guessed() =>
        Assert.Contains("编码认不出", Refused([0x6E, 0x61, 0xFF, 0xFF, 0x0A], "a.csv"), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_with_a_password_is_refused_as_such() =>
        Assert.Contains("加了密码", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.xlsx"), StringComparison.Ordinal);

    [Fact]
    public void A_zip_that_unpacks_to_too_much_is_refused_before_it_is_read() =>
        Assert.Equal("文件解开后太大", Refused(Workbook(new string(' ', 2_000_000)), "a.xlsx", new TableLimits { UnpackedBytes = 1_000_000 }));

    [Fact]
    public void A_row_far_below_the_last_one_counts_against_the_row_limit() =>
        Assert.Equal("行数超过200000", Refused(Workbook("""<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>"""), "a.xlsx"));

    [Fact]
    public void A_workbook_cut_short_anywhere_is_refused()
    {
        var file = Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>""");
        for (var length = 1; length < file.Length; length += 7) Assert.NotEmpty(Refused(file[..length], "a.xlsx"));
    }

    [Fact]
    public void Damage_inside_the_sheet_is_refused() =>
        Assert.Contains("已损坏", Refused(Workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c><row>"), "a.xlsx"), StringComparison.Ordinal);

    [Fact]
    public void Too_big_a_file_is_refused_unread() =>
        Assert.Equal("文件超过1MB", Refused(new byte[1_048_577], "a.csv", new TableLimits { FileBytes = 1_048_576 }));

    /// <summary>The least an xlsx consists of.</summary>
    private static byte[] Workbook(string rows)
    {
        const string ns = "http://schemas.openxmlformats.org/";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"""<Types xmlns="{ns}package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="{ns}package/2006/relationships"><Relationship Id="r1" Type="{ns}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{ns}spreadsheetml/2006/main" xmlns:r="{ns}officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{ns}package/2006/relationships"><Relationship Id="r1" Type="{ns}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Part(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{ns}spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
        }

        return bytes.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
