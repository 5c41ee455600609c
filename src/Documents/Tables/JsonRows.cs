using System.Text.Json;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Documents.Tables;

/// <summary>A json array of objects: the keys are the headers; lists of texts are joined with ";".</summary>
internal static class JsonRows
{
    public static TableOutcome Read(byte[] file, TableLimits limits)
    {
        using var document = Parse(file);
        if (document.RootElement.ValueKind != JsonValueKind.Array) return new TableOutcome.Refused("json 应是对象的列表");
        if (document.RootElement.GetArrayLength() == 0) return new TableOutcome.Refused("表是空的");
        if (document.RootElement.GetArrayLength() > limits.Rows) return new TableOutcome.Refused($"行数超过{limits.Rows}");

        var headers = new List<string>();
        var rows = new List<ImportRow>();
        foreach (var entry in document.RootElement.EnumerateArray()) rows.Add(ReadRow(entry, rows.Count + 1, headers, limits));
        return new TableOutcome.Accepted(new ImportTable(headers, rows));
    }

    private static JsonDocument Parse(byte[] file)
    {
        try
        {
            return JsonDocument.Parse(TextEncoding.Decode(file));
        }
        catch (JsonException cause)
        {
            throw new TableException("json 格式有误", cause);
        }
    }

    private static ImportRow ReadRow(JsonElement entry, int number, List<string> headers, TableLimits limits)
    {
        if (entry.ValueKind != JsonValueKind.Object) throw new TableException($"第{number}项不是对象");
        var cells = new Dictionary<string, string>();
        foreach (var property in entry.EnumerateObject())
        {
            var header = property.Name.Trim().ToLowerInvariant();
            if (!headers.Contains(header)) headers.Add(header);
            if (headers.Count > limits.Columns) throw new TableException($"列数超过{limits.Columns}");
            cells[header] = Text(property.Value) ?? throw new TableException($"第{number}项的 {header} 应是文字或数字");
            if (cells[header].Length > limits.CellCharacters) throw new TableException($"第{number}项的 {header} 太长");
        }

        return new ImportRow(number, cells);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
            string.Join(';', value.EnumerateArray().Select(v => v.GetString())),
        _ => null,
    };
}
