using AntiFraudBot.Bot.Tests.Oracle;
using AntiFraudBot.Bot.Tests.PaperDesks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>The workbooks of a week, a month and a unit against the books (rules K14, N8): every figure of every unit, and the sums under them.</summary>
internal sealed class Sheets(Sample sample, Findings findings)
{
    private static readonly Dictionary<string, string> _metrics = new()
    {
        ["安装"] = "app_install", ["注册"] = "app_register", ["入户"] = "household_visit", ["宣传"] = "people_reached", ["资料"] = "leaflet", ["海报"] = "poster", ["横幅"] = "banner",
        ["活动"] = "event", ["广播"] = "broadcast", ["电子屏"] = "screen", ["承诺书"] = "pledge", ["转发群"] = "push_group", ["群覆盖"] = "push_people", ["劝阻"] = "dissuade",
        ["避免损失"] = "loss_avoided", ["发案"] = "case", ["损失"] = "loss", ["劝返"] = "repatriate", ["线索"] = "tip",
    };

    public void Summary(string where, Printed file, Days days, FrozenWeek closing)
    {
        var sheets = Read(file.Bytes);
        var main = sheets["总表"];
        foreach (var unit in sample.Units) findings.SameText($"{where} {unit.Name}", Main(unit, days, closing), string.Join(' ', main.Single(r => r.ElementAtOrDefault(1) == unit.Name).Skip(2).Take(7).Append(main.Single(r => r.ElementAtOrDefault(1) == unit.Name)[12])));
        Activities($"{where} 活动表", sheets["活动表"], days, closing.Books);
        var sums = main.Single(r => r.ElementAtOrDefault(1) == "合计");
        string[] expected = [Whole(sample.Units.Sum(u => u.Base)), Whole(sample.Units.Sum(u => New(closing.Books, u, "app_install", days))), Whole(sample.Units.Sum(u => closing.Books.Total(u, "app_install", days.To)))];
        findings.SameText($"{where} 合计", string.Join(' ', expected), string.Join(' ', sums[2], sums[4], sums[5]));
    }

    public void Dossier(string where, Printed file, Place unit, Books books)
    {
        var rows = Read(file.Bytes)["逐周"];
        var head = rows.Single(r => r[0] == "周次");
        foreach (var row in rows.Where(r => r[0].StartsWith('第') && r[0].EndsWith('周')))
        {
            var (from, to) = (Date(row[1]), Date(row[2]));
            for (var i = 3; i < head.Count - 4; i++)
            {
                findings.SameText($"{where} {row[0]} {head[i]}", Whole(books.New(unit, _metrics[head[i].Split('（')[0].Trim()], from, to)), row[i]);
            }
        }
    }

    private string Main(Place unit, Days days, FrozenWeek closing)
    {
        var books = closing.Books;
        var total = books.Total(unit, "app_install", days.To);
        string[] cells =
        [
            Whole(unit.Base), Whole(books.Total(unit, "app_install", days.From.AddDays(-1))), Whole(New(books, unit, "app_install", days)), Whole(total), Rate(total, unit.Base),
            Whole(New(books, unit, "app_register", days)), Whole(books.Total(unit, "app_register", days.To)),
            closing.Issue.Places.TryGetValue(unit.Name, out var place) && place.Rank > 0 ? Whole(place.Rank) : "",
        ];
        return string.Join(' ', cells);
    }

    private void Activities(string where, List<List<string>> rows, Days days, Books books)
    {
        var head = rows.Single(r => r[0] == "序号");
        foreach (var unit in sample.Units)
        {
            var found = rows.Single(r => r.ElementAtOrDefault(1) == unit.Name);
            findings.SameText($"{where} {unit.Name}", string.Join(' ', head.Skip(2).Select(h => Whole(New(books, unit, _metrics[h.Split('（')[0].Trim()], days)))), string.Join(' ', found.Skip(2)));
        }
    }

    private static decimal? New(Books books, Place unit, string metric, Days days) => books.New(unit, metric, days.From, days.To);

    private static string Rate(decimal? total, int? people) => total is { } t && people is > 0 ? Rounded((t / people.Value * 100).ToString(System.Globalization.CultureInfo.InvariantCulture)) : "";

    private static string Whole(decimal? value) => value?.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static DateOnly Date(string serial) => DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(serial, System.Globalization.CultureInfo.InvariantCulture)));

    private static string Rounded(string number) => number.Contains('.', StringComparison.Ordinal) && decimal.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value)
        ? Math.Round(value, 4).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)
        : number;

    private static Dictionary<string, List<List<string>>> Read(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var book = document.WorkbookPart!;
        return book.Workbook.Sheets!.Elements<Sheet>().ToDictionary(s => s.Name!.Value!, s => ((WorksheetPart)book.GetPartById(s.Id!.Value!)).Worksheet.GetFirstChild<SheetData>()!
            .Elements<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(r => r.Elements<Cell>().Select(c => c.InlineString?.InnerText ?? Rounded(c.CellValue?.Text ?? "")).ToList()).ToList());
    }
}
