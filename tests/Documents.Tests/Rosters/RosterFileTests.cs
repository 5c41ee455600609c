using System.IO.Compression;
using System.Text;
using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Reporting;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AntiFraudBot.Documents.Tests.Rosters;

/// <summary>Rules E1–E4 on files LibreOffice wrote: what village cadres send.</summary>
public sealed class RosterFileTests
{
    private static readonly Period Week = new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14));

    [Theory]
    [InlineData("shangping.xlsx")]
    [InlineData("shangping.xls")]
    public void A_workbook_with_titles_two_header_rows_and_notes_is_read_line_by_line(string file)
    {
        var (roster, result) = Check(file);
        Assert.Equal((32, 28, 28), (result.Rows, result.Valid, result.InWeek));
        Assert.Equal(["填表说明"], roster.Ignored);
        Assert.Equal(["身份证号"], roster.Dropped);
        Assert.Equal(
            [
                (RosterFaultKind.BadPhone, 9), (RosterFaultKind.UnclearTick, 10), (RosterFaultKind.Repeated, 12), (RosterFaultKind.OutsideWeek, 14), (RosterFaultKind.NoPhone, 16),
                (RosterFaultKind.UnclearDate, 18),
            ],
            result.Faults.Select(f => (f.Kind, f.Row)));
        Assert.Equal("和第7行电话相同，姓名不同", result.Faults.Single(f => f.Kind == RosterFaultKind.Repeated).Note);
        Assert.Equal([("邱一安", 9), ("毕小梅", 9), ("薛冬全", 10)], result.Sponsors.Select(s => (s.Name, s.People)).OrderBy(s => s.Item2).ThenByDescending(s => s.Name, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("shangping.xls", 1, 0)]
    [InlineData("shangping.xlsx", 1, 0)]
    [InlineData("hidden.xls", 2, 1)]
    [InlineData("hidden.xlsx", 2, 1)]
    public void Hidden_rows_and_columns_are_read_counted_and_told(string file, int rows, int columns)
    {
        var (roster, result) = Check(file);
        Assert.Equal((rows, columns), (roster.HiddenRows, roster.HiddenColumns));
        var receipt = RosterText.Receipt(RosterDigest.Of(roster, result), "上坪村第24周", "上周", null, null, kept: false);
        Assert.Contains($"有{rows}行是隐藏的", receipt, StringComparison.Ordinal);
        Assert.Equal(columns > 0, receipt.Contains($"有{columns}列是隐藏的", StringComparison.Ordinal));
        // The column hidden is the one of the installations: without it everybody would count.
        if (columns > 0) Assert.Equal((10, 7), (result.Rows, result.Installed));
    }

    [Fact]
    public void A_workbook_with_what_wps_adds_is_read_like_any_other()
    {
        var (roster, result) = Check("wps-shaped.xlsx");
        Assert.Equal((10, 10, 7), (result.Rows, result.Valid, result.Installed));
        Assert.Equal(["薛冬春", "唐冬菊"], roster.People.Take(2).Select(p => p.Name));
    }

    [Theory]
    [InlineData("clean-gb18030.csv")]
    [InlineData("clean-utf8.csv")]
    public void A_csv_file_is_read_in_either_encoding(string file)
    {
        var (roster, result) = Check(file);
        Assert.Equal((20, 20, 20), (result.Rows, result.Valid, result.InWeek));
        Assert.Empty(result.Faults);
        Assert.Contains("薛冬春", roster.People.Select(p => p.Name));
        Assert.All(roster.People, p => Assert.True(p.HasPhone));
    }

    [Fact]
    public void The_copy_keeps_rows_and_columns_leaves_out_what_may_not_be_kept_and_says_what_is_wrong_in_each_cell()
    {
        var (roster, result) = Check("shangping.xlsx");
        var copy = Copy(roster, result);

        var again = Roster.Read(Open(copy), new Dictionary<string, RosterColumn>())!;
        Assert.Equal(roster.People.Select(p => (p.Sheet, p.Row, p.Name, p.Phone)), again.People.Select(p => (p.Sheet, p.Row, p.Name, p.Phone)));
        Assert.Equal(roster.Book.Sheets[0].Rows.Select(r => r.Number), again.Book.Sheets[0].Rows.Select(r => r.Number));
        using (var document = SpreadsheetDocument.Open(new MemoryStream(copy), false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }

        using var zip = new ZipArchive(new MemoryStream(copy));
        var everything = string.Concat(zip.Entries.Select(Text));
        Assert.DoesNotContain("5110001980", everything, StringComparison.Ordinal);
        Assert.Contains("电话少1位", everything, StringComparison.Ordinal);
        Assert.Equal(6, everything.Split("<x:ClientData ").Length - 1);
        Assert.Contains("问题清单", everything, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void What_cannot_be_read_gets_a_sentence_with_the_next_step(string what, byte[] file, string words)
    {
        var refused = Assert.IsType<RosterFile.Refused>(RosterFileReader.Read(file));
        Assert.True(refused.Reason.Contains(words, StringComparison.Ordinal), $"{what}: {refused.Reason}");
    }

    public static TheoryData<string, byte[], string> Unusable => new()
    {
        { "nothing", [], "空的" },
        { "a picture called xlsx", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0], "编码认不出" },
        { "half a zip", Data("shangping.xlsx")[..4000], "打不开" },
        { "a zip that is no workbook", Zip(("a.txt", "x")), "打不开" },
        { "a page saved as xls", Encoding.UTF8.GetBytes("<html><table><tr><td>姓名</td></tr></table></html>"), "网页格式" },
        { "an xlsx with a password", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "密码" },
        { "a zip bomb", Bomb(), "解开后太大" },
        { "an empty csv", Encoding.UTF8.GetBytes(",,,\n,,\n"), "没有内容" },
    };

    [Fact]
    public void Too_many_rows_are_refused_while_reading()
    {
        var text = "姓名,电话\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"某,{i}\n"));
        Assert.Contains("请按村分开发", Assert.IsType<RosterFile.Refused>(RosterFileReader.Read(Encoding.UTF8.GetBytes(text))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_in_a_csv_stay_text()
    {
        var opened = Open(Encoding.UTF8.GetBytes("姓名,电话,安装\n=1+1,\"=\"\"13900010000\"\"\",√\n"));
        var person = Assert.Single(Roster.Read(opened, new Dictionary<string, RosterColumn>())!.People);
        Assert.Equal(("=1+1", "13900010000"), (person.Name, person.Phone));
    }

    /// <summary>Bytes are turned over, cut out and doubled, the same way in every run; ANTIFRAUDBOT_FULL=1 does it long.</summary>
    [Theory]
    [InlineData("shangping.xlsx")]
    [InlineData("shangping.xls")]
    [InlineData("clean-gb18030.csv")]
    public void A_damaged_file_is_read_or_refused_and_never_fails(string name)
    {
        var file = Data(name);
        var random = new Random(20260615);
        var rounds = Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1" ? 20_000 : 150;
        for (var i = 0; i < rounds; i++)
        {
            var damaged = Damage(file, random);
            if (RosterFileReader.Read(damaged) is not RosterFile.Opened opened) continue;
            if (Roster.Read(opened.Book, new Dictionary<string, RosterColumn>()) is not { } roster) continue;
            var result = RosterCheck.Run(roster, Week, new DateOnly(2026, 6, 15), _ => null);
            Assert.InRange(result.Valid, 0, result.Rows);
            if (i % 50 == 0) Assert.NotEmpty(Copy(roster, result));
        }
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 100), bytes.Count - at)));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }

            if (bytes.Count == 0) bytes.Add(0x50);
        }

        return [.. bytes];
    }

    private static (Roster Roster, RosterResult Result) Check(string file)
    {
        var roster = Roster.Read(Open(Data(file)), new Dictionary<string, RosterColumn>())!;
        return (roster, RosterCheck.Run(roster, Week, new DateOnly(2026, 6, 15), _ => null));
    }

    private static byte[] Copy(Roster roster, RosterResult result)
    {
        using var file = new MemoryStream();
        CheckedCopy.Write(roster, result.Faults, file);
        return file.ToArray();
    }

    private static RawBook Open(byte[] file) => Assert.IsType<RosterFile.Opened>(RosterFileReader.Read(file)).Book;

    private static byte[] Data(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Rosters", "data", name));

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return entry.FullName + reader.ReadToEnd();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var content = new StreamWriter(zip.CreateEntry(name).Open());
                content.Write(text);
            }
        }

        return file.ToArray();
    }

    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using var content = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i <= RosterFileReader.Limits.UnpackedBytes / block.Length; i++) content.Write(block);
        }

        return file.ToArray();
    }
}
