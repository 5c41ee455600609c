using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// Hidden rows (from 1) and columns (from 0) of a sheet of an xlsx. Excel and WPS write hidden="1", LibreOffice hidden="true", and the reader of the cells knows only
/// the first of the two.
/// </summary>
internal sealed record HiddenLines(IReadOnlySet<int> Rows, IReadOnlySet<int> Columns)
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static HiddenLines None { get; } = new(new HashSet<int>(), new HashSet<int>());

    /// <summary>By the sheet's name.</summary>
    public static IReadOnlyDictionary<string, HiddenLines> Of(ZipArchive zip)
    {
        var targets = new Dictionary<string, string>();
        Each(zip, "xl/_rels/workbook.xml.rels", "Relationship", x => targets[x.GetAttribute("Id") ?? ""] = x.GetAttribute("Target") ?? "");
        var sheets = new Dictionary<string, string>();
        Each(zip, "xl/workbook.xml", "sheet", x => sheets[x.GetAttribute("name") ?? ""] = targets.GetValueOrDefault(x.GetAttribute("id", Relations) ?? "", ""));
        return sheets.ToDictionary(s => s.Key, s => OfSheet(zip, s.Value.StartsWith('/') ? s.Value[1..] : "xl/" + s.Value));
    }

    private static HiddenLines OfSheet(ZipArchive zip, string part)
    {
        var (rows, columns) = (new HashSet<int>(), new HashSet<int>());
        Each(zip, part, "row", x =>
        {
            if (IsHidden(x)) rows.Add(Number(x, "r"));
        });
        Each(zip, part, "col", x =>
        {
            // The columns behind the table are often one range up to the last there is.
            for (var i = Number(x, "min"); IsHidden(x) && i <= Math.Min(Number(x, "max"), RosterFileReader.MostColumns); i++) columns.Add(i - 1);
        }, until: "sheetData");
        return new HiddenLines(rows, columns);
    }

    private static bool IsHidden(XmlReader element) => element.GetAttribute("hidden") is "1" or "true";

    private static int Number(XmlReader element, string attribute) => int.TryParse(element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Each(ZipArchive zip, string part, string element, Action<XmlReader> seen, string? until = null)
    {
        if (zip.GetEntry(part) is not { } entry) return;
        using var content = entry.Open();
        using var xml = XmlReader.Create(content, Careful);
        while (xml.Read() && xml.LocalName != until)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element) seen(xml);
        }
    }
}
