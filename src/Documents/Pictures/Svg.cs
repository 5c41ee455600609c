using System.Xml;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>A picture before it is drawn. Width and height in px.</summary>
public sealed record Svg(string Xml, int Width, int Height)
{
    /// <summary>A drawing that was kept. Throws <see cref="PictureException"/> when its root does not say how large it is.</summary>
    public static Svg Read(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            reader.MoveToContent();
            return new Svg(xml, XmlConvert.ToInt32(reader.GetAttribute("width") ?? ""), XmlConvert.ToInt32(reader.GetAttribute("height") ?? ""));
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw new PictureException("not a drawing", e);
        }
    }
}
