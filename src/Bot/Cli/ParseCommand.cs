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
        var units = new Option<FileInfo>("--units") { Description = "one unit name a line, or a units.json", Required = true };
        var command = new Command("parse", "Reads JSON lines {id,level,role,unit,text} on stdin and prints what each message says") { units };
        command.SetAction(async (parse, ct) => await RunAsync(parse.GetValue(units)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo units, CancellationToken ct)
    {
        if (!units.Exists) return await Talk.UsageAsync($"找不到文件：{units.FullName}");
        var reader = new Reader(new UnitLexicon(UnitsFile.Read(units.FullName)));
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
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
        id,
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
