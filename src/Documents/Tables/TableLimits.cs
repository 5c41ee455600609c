namespace AntiFraudBot.Documents.Tables;

/// <summary>What a table file may weigh. Unpacked bytes are counted while unpacking: a zip's own figures can lie.</summary>
public sealed record TableLimits
{
    public int FileBytes { get; init; } = 20 * 1024 * 1024;
    public long UnpackedBytes { get; init; } = 160L * 1024 * 1024;
    public int ZipEntries { get; init; } = 2_000;
    public int Rows { get; init; } = 200_000;
    public int Columns { get; init; } = 200;
    public int CellCharacters { get; init; } = 10_000;
}
