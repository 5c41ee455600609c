using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// The parts of the copy, each packed while it is written: the library's own package keeps every part unpacked in memory until the end. One part is open at a time.
/// </summary>
internal sealed class CopyPackage(Stream file) : IDisposable
{
    public const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Notes = "notes", Drawing = "drawing";

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(false), CloseOutput = true };

    private readonly ZipArchive _zip = new(file, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> _sheets = [];
    private readonly List<int> _noted = [];

    /// <summary>The next sheet. Noted: its notes follow (<see cref="Comments"/>, <see cref="Drawings"/>).</summary>
    public XmlWriter Sheet(string name, bool noted)
    {
        _sheets.Add(name);
        if (noted)
        {
            _noted.Add(_sheets.Count);
            WriteRelations(
                $"xl/worksheets/_rels/sheet{Number}.xml.rels",
                [(Notes, "comments", $"../comments{Number}.xml"), (Drawing, "vmlDrawing", $"../drawings/vmlDrawing{Number}.vml")]);
        }

        return Part($"xl/worksheets/sheet{Number}.xml");
    }

    /// <summary>Says in a sheet that it has notes.</summary>
    public static void PointToNotes(XmlWriter sheet)
    {
        sheet.WriteStartElement("legacyDrawing", Spreadsheet);
        sheet.WriteAttributeString("r", "id", Relations, Drawing);
        sheet.WriteEndElement();
    }

    /// <summary>The notes of the sheet written last.</summary>
    public XmlWriter Comments() => Part($"xl/comments{Number}.xml");

    /// <summary>Where the boxes of its notes lie.</summary>
    public StreamWriter Drawings() => new(Entry($"xl/drawings/vmlDrawing{Number}.vml"), new UTF8Encoding(false));

    public void Dispose()
    {
        WriteRaw("xl/styles.xml", CopyStyles.Sheet().OuterXml);
        WriteWorkbook();
        WriteRelations(
            "xl/_rels/workbook.xml.rels",
            [("styles", "styles", "styles.xml"), .. _sheets.Select((_, i) => ($"sheet{Written(i + 1)}", "worksheet", $"worksheets/sheet{Written(i + 1)}.xml"))]);
        WriteRelations("_rels/.rels", [("book", "officeDocument", "xl/workbook.xml")]);
        WriteTypes();
        _zip.Dispose();
    }

    private string Number => Written(_sheets.Count);

    private void WriteWorkbook()
    {
        using var xml = Part("xl/workbook.xml");
        xml.WriteStartElement("workbook", Spreadsheet);
        xml.WriteStartElement("sheets", Spreadsheet);
        for (var i = 0; i < _sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Spreadsheet);
            xml.WriteAttributeString("name", _sheets[i]);
            xml.WriteAttributeString("sheetId", Written(i + 1));
            xml.WriteAttributeString("r", "id", Relations, $"sheet{Written(i + 1)}");
            xml.WriteEndElement();
        }
    }

    private void WriteTypes()
    {
        using var xml = Part("[Content_Types].xml");
        const string Space = "http://schemas.openxmlformats.org/package/2006/content-types";
        void Type(string element, string key, string of, string type)
        {
            xml.WriteStartElement(element, Space);
            xml.WriteAttributeString(key, of);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("Types", Space);
        Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type("Default", "Extension", "xml", "application/xml");
        Type("Default", "Extension", "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
        Type("Override", "PartName", "/xl/workbook.xml", Kinds + "sheet.main+xml");
        Type("Override", "PartName", "/xl/styles.xml", Kinds + "styles+xml");
        for (var i = 1; i <= _sheets.Count; i++) Type("Override", "PartName", $"/xl/worksheets/sheet{Written(i)}.xml", Kinds + "worksheet+xml");
        foreach (var i in _noted) Type("Override", "PartName", $"/xl/comments{Written(i)}.xml", Kinds + "comments+xml");
    }

    private void WriteRelations(string part, IReadOnlyList<(string Id, string Kind, string Target)> relations)
    {
        using var xml = Part(part);
        const string Space = "http://schemas.openxmlformats.org/package/2006/relationships";
        xml.WriteStartElement("Relationships", Space);
        foreach (var (id, kind, target) in relations)
        {
            xml.WriteStartElement("Relationship", Space);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", $"{Relations}/{kind}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }
    }

    private void WriteRaw(string part, string text)
    {
        using var writer = new StreamWriter(Entry(part), new UTF8Encoding(false));
        writer.Write(text);
    }

    private XmlWriter Part(string name) => XmlWriter.Create(Entry(name), Plain);

    private Stream Entry(string name) => _zip.CreateEntry(name, CompressionLevel.Fastest).Open();

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
