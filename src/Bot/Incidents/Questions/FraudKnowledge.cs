using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Reads the office's own file of fraud types. A fault stops the start with a sentence that names the entry.</summary>
public static class FraudKnowledge
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static FraudBook Load() => Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "knowledge", "fraud-types.json")));

    public static FraudBook Read(string json)
    {
        List<Entry>? entries;
        try
        {
            entries = JsonSerializer.Deserialize<List<Entry>>(json, Options);
        }
        catch (JsonException e)
        {
            throw Wrong($"第{e.LineNumber + 1}行格式不对");
        }

        var types = (entries ?? []).Select((entry, i) => entry.ToType(i + 1)).ToList();
        if (types.Count == 0) throw Wrong("一种诈骗类型也没有");
        if (types.GroupBy(t => t.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Wrong($"“{twice.Key}”写了两次");
        return new FraudBook(types);
    }

    private static CannotStartException Wrong(string reason) => new($"诈骗类型表 knowledge/fraud-types.json 有误：{reason}。");

    private sealed record Entry(string? Name, List<string>? Aliases, List<SignEntry>? Signs, string? How, string? Do, string? Talk)
    {
        public FraudType ToType(int number)
        {
            var name = Name?.Trim() ?? "";
            if (name.Length == 0) throw Wrong($"第{number}种没有 name");
            (string Field, string? Text)[] texts = [("how", How), ("do", Do), ("talk", Talk)];
            if (texts.FirstOrDefault(t => string.IsNullOrWhiteSpace(t.Text)).Field is { } field) throw Wrong($"“{name}”缺 {field}");
            if (Signs is not { Count: > 0 } || Signs.Exists(s => s.Words is not { Count: > 0 } || s.Words.Exists(string.IsNullOrWhiteSpace) || string.IsNullOrWhiteSpace(s.Say)))
                throw Wrong($"“{name}”的 signs 要写 words 和 say");
            return new FraudType { Name = name, Aliases = Aliases ?? [], Signs = [.. Signs.Select(s => new FraudSign(s.Words!, s.Say!))], How = How!.Trim(), Do = Do!.Trim(), Talk = Talk!.Trim() };
        }
    }

    private sealed record SignEntry(List<string>? Words, string? Say);
}
