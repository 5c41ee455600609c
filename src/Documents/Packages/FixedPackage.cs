using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace AntiFraudBot.Documents.Packages;

/// <summary>
/// Packs an office file again so that the same content is the same bytes (rule N3): entries in one order, each with the instant of the figures instead
/// of the time of packing.
/// </summary>
public static class FixedPackage
{
    // The zip format begins in 1980.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>MadeAt null = a file whose content has no moment.</summary>
    public static byte[] Of(MemoryStream package, DateTimeOffset? madeAt)
    {
        ArgumentNullException.ThrowIfNull(package);
        package.Position = 0;
        using var read = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var file = new MemoryStream();
        using (var written = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The content types first, as readers expect.
            foreach (var entry in read.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = written.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = madeAt is { } at && at > Earliest ? at.ToUniversalTime() : Earliest;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return file.ToArray();
    }

    /// <summary>docProps/core.xml: title, office, and the instant as both created and modified.</summary>
    public static void WriteCore(Stream part, string title, string creator, DateTimeOffset? madeAt)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Elements = "http://purl.org/dc/elements/1.1/";
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Elements, title);
        xml.WriteElementString("dc", "creator", Elements, creator);
        if (madeAt is { } at)
        {
            foreach (var name in (string[])["created", "modified"])
            {
                xml.WriteStartElement("dcterms", name, "http://purl.org/dc/terms/");
                xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
                xml.WriteString(at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }
}
