using System.Text;
using System.Text.Json;
using AntiFraudBot.Documents.Tables;

namespace AntiFraudBot.Bot.Operation.Import;

public enum ImportKind { Tree, Edition, Bindings, People, Tasks }

/// <summary>The file an import was given, and what its columns say it is.</summary>
public sealed record ImportFile(string Path, byte[] Bytes)
{
    public string Folder { get; } = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public static async Task<ImportFile> ReadAsync(string path, CancellationToken ct) => new(path, await File.ReadAllBytesAsync(path, ct));

    public TableOutcome Table() => new TableReader().Read(Bytes, Path);

    /// <summary>An edition's text, or null when it is not UTF-8.</summary>
    public string? Text()
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(Bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null; // that it is not UTF-8 is the answer
        }
    }

    /// <summary>Null when neither the columns nor the shape belong to a known file.</summary>
    public ImportKind? Kind()
    {
        if (IsEdition()) return ImportKind.Edition;
        if (System.IO.Path.GetFileName(Path).Contains("任务", StringComparison.Ordinal)) return ImportKind.Tasks;
        if (Table() is not TableOutcome.Accepted { Table.Headers: var headers }) return null;
        if (headers.Contains("chat_id")) return ImportKind.Bindings;
        if (headers.Contains("user_id")) return ImportKind.People;
        return headers.Contains("level") ? ImportKind.Tree : null;
    }

    private bool IsEdition()
    {
        if (!System.IO.Path.GetExtension(Path).Equals(".json", StringComparison.OrdinalIgnoreCase) || Text() is not { } text) return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            var first = document.RootElement;
            if (first.ValueKind == JsonValueKind.Array && first.GetArrayLength() > 0) first = first[0];
            return first.ValueKind == JsonValueKind.Object && first.TryGetProperty("items", out _);
        }
        catch (JsonException)
        {
            return false; // the table reader says what is wrong with it
        }
    }
}
