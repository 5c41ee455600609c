using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`parse`: JSON lines in, JSON lines out, in order. No database, no host, no context. A broken line gives an error line and exit 1.</summary>
public static class ParseCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Asked(
        [property: JsonPropertyName("id")] JsonElement Id, [property: JsonPropertyName("level")] string? Level, [property: JsonPropertyName("role")] string? Role,
        [property: JsonPropertyName("unit")] string? Unit, [property: JsonPropertyName("text")] string? Text);

    public static Command Build()
    {
        var units = new Option<FileInfo>("--units") { Description = "单位名一行一个的文本，或 units.json", Required = true };
        var command = new Command("parse", "从标准输入逐行读 {id,level,role,unit,text}，逐行输出每条消息读成了什么。不用数据库。") { units };
        command.SetAction(async (parse, ct) => await RunAsync(parse.GetValue(units)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo units, CancellationToken ct)
    {
        if (!units.Exists) return await Talk.UsageAsync($"找不到文件：{units.FullName}");
        if (Lexicon(units) is not { } lexicon) return await Talk.UsageAsync($"{units.FullName} 不是能认的 JSON，请给一行一个单位名的文本，或 units.json");
        var reader = new Reader(lexicon);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        var broken = false;
        while (await input.ReadLineAsync(ct) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (answer, bad) = Answer(reader, line);
            broken |= bad;
            await output.WriteLineAsync(answer.AsMemory(), ct);
        }

        return broken ? 1 : 0;
    }

    private static UnitLexicon? Lexicon(FileInfo units)
    {
        try
        {
            return UnitsFile.Read(units.FullName);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or JSON of another shape: the caller says so
        }
    }

    internal static (string Answer, bool Broken) Answer(Reader reader, string line)
    {
        Asked? asked;
        try
        {
            asked = JsonSerializer.Deserialize<Asked>(line, Json);
        }
        catch (JsonException e)
        {
            return (JsonSerializer.Serialize(new { id = (string?)null, error = $"not a JSON object: {e.Path}" }, Json), true);
        }

        if (asked?.Text is null) return (JsonSerializer.Serialize(new { id = (string?)null, error = "text is missing" }, Json), true);
        var reading = reader.Read(asked.Text, new Speaker(asked.Level ?? "village", asked.Role ?? "cadre", asked.Unit ?? ""));
        return (JsonSerializer.Serialize(Shape(asked.Id, reading), Json), false);
    }

    private static object Shape(JsonElement id, Reading reading) => new
    {
        id = id.ValueKind == JsonValueKind.Undefined ? (JsonElement?)null : id,
        intent = ParseFormat.Word(reading.Intent),
        query = reading.Query is { } query ? ParseFormat.Word(query) : null,
        rows = reading.Rows.Select(row => new
        {
            unit = row.Unit,
            period = ParseFormat.Word(row.Period),
            values = row.Values.GroupBy(v => $"{v.Metric.Key()}.{v.Aspect.Key()}").ToDictionary(g => g.Key, g => g.Last().Value),
        }),
    };
}
