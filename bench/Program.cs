using System.Text.Json;
using AntiFraudBot.Bench;
using AntiFraudBot.Bench.Load;
using AntiFraudBot.Bench.Micro;

if (Options.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync("usage: Bench [--long] [--commit HASH] [--out FILE.md] [--part load|callback|micro]");
    return 2;
}

var figures = new List<Figure>();
var before = Machine.Load();
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

// The load first: it wants a machine that benchmarks have not warmed.
if (options.Part is null or "load")
{
    await foreach (var figure in HostLoad.MeasureAsync(options, stop.Token)) await TellAsync(figure);
}

if (options.Part is null or "callback")
{
    await foreach (var figure in CallbackLoad.MeasureAsync(options, stop.Token)) await TellAsync(figure);
}

if (options.Part is null or "micro")
{
    foreach (var figure in Benchmarks.Measure(options)) await TellAsync(figure);
}

if (options.Out is { } path)
    await File.WriteAllTextAsync(path, Report.Of(figures, options, TimeProvider.System.GetLocalNow(), before), stop.Token);
return 0;

async Task TellAsync(Figure figure)
{
    figures.Add(figure);
    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { figure.Name, figure.Unit, figure.Median, figure.Runs, figure.Goal, figure.Met, figure.Note }));
}
