namespace AntiFraudBot.Documents.Pictures;

/// <summary>A picture before it is drawn. Width and height in px.</summary>
public sealed record Svg(string Xml, int Width, int Height);
