using System.Text.Json;
using AntiFraudBot.Bot.Cli;
using AntiFraudBot.Domain.Understanding;
using BenchmarkDotNet.Attributes;

namespace AntiFraudBot.Bench.Micro;

/// <summary>Text to reading, over the labelled messages; a figure is the time of one message.</summary>
public class ReaderBenchmark
{
    private const int Messages = 260;

    private readonly Reader _reader = new(UnitsFile.Read(Path.Combine(AppContext.BaseDirectory, "corpus", "units.json")));
    private readonly List<(string Text, Speaker Speaker)> _messages = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "corpus", "dev.jsonl")).Take(Messages).Select(Said)];

    [Benchmark(OperationsPerInvoke = Messages)]
    public int Read()
    {
        var rows = 0;
        foreach (var (text, speaker) in _messages) rows += _reader.Read(text, speaker).Rows.Count;
        return rows;
    }

    private static (string Text, Speaker Speaker) Said(string line)
    {
        using var document = JsonDocument.Parse(line);
        string Field(string name) => document.RootElement.GetProperty(name).GetString()!;
        return (Field("text"), new Speaker(Field("level"), Field("role"), Field("unit")));
    }
}
