using System.Diagnostics;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Ranking;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AntiFraudBot.Bench.Micro;

/// <summary>Runs the BenchmarkDotNet classes in this process and takes their medians.</summary>
public static class Benchmarks
{
    private const double Nanoseconds = 1e9;

    public static IEnumerable<Figure> Measure(Options options)
    {
        var reader = Runs<ReaderBenchmark>(options).Single();
        yield return new Figure("reader", "messages/s", [.. reader.Nanoseconds.Select(ns => Nanoseconds / ns)], "one thread, the 260 messages of tests/corpus/dev.jsonl") { Goal = 5000, MoreIsBetter = true };
        var near = Runs<HashIndexBenchmark>(options).Single();
        yield return new Figure("candidates among 200,000 pictures", "ms", [.. near.Nanoseconds.Select(ns => ns / 1e6)], "half of them the same page; the 1,000 nearest") { Goal = 10 };
        foreach (var (parameter, nanoseconds) in Runs<RankingBenchmark>(options))
        {
            var benchmark = new RankingBenchmark { Scope = parameter };
            yield return new Figure($"ranking, {parameter}: processor time", "ms", ProcessorMilliseconds(() => benchmark.Compute()), "what it takes of the cores, collector included; the goal is for the time on the clock");
            yield return new Figure($"ranking, {parameter}", "ms", [.. nanoseconds.Select(ns => ns / 1e6)], "2,000 units, 52 weeks, 2 numbers a week: 208,000 entries") { Goal = 100 };
        }

        yield return new Figure("ranking of 2,000 villages with its picture", "ms", DrawnAsync().GetAwaiter().GetResult(), "from the ledger to the bytes of the PNG; the first 50 and the last 20 are drawn") { Goal = 2000 };
    }

    /// <summary>Figures, text, drawing and PNG, as when the ranking is posted.</summary>
    private static async Task<List<double>> DrawnAsync()
    {
        var request = YearOfReports.Request(townships: 1, villages: 2000);
        var times = new List<double>();
        if (!PictureStudio.Available) throw new InvalidOperationException("librsvg2-2 is not installed: no picture can be measured.");
        await using var studio = new PictureStudio();
        // The first one loads the fonts.
        for (var i = 0; i < 4; i++)
        {
            var watch = Stopwatch.StartNew();
            var standing = WeeklyRanking.Compute(request);
            _ = RankingText.ForLeaders(standing);
            _ = await studio.DrawAsync(RankingPicture.Of(standing), CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times[1..];
    }

    /// <summary>Processor time of one call: on a busy machine the truer figure, for it leaves out the waiting for a core.</summary>
    private static List<double> ProcessorMilliseconds(Func<object> call)
    {
        const int calls = 10;
        for (var i = 0; i < calls; i++) _ = call();
        return [.. Enumerable.Range(0, 3).Select(run =>
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < calls; i++) _ = call();
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / calls;
        })];
    }

    private static IEnumerable<(string Parameter, IReadOnlyList<double> Nanoseconds)> Runs<T>(Options options)
    {
        var folder = Path.Combine(Path.GetTempPath(), "afb-bench-" + Guid.NewGuid().ToString("N")[..8]);
        var job = (options.Long ? Job.MediumRun.WithLaunchCount(1) : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).WithArtifactsPath(folder);
        try
        {
            var summary = BenchmarkRunner.Run<T>(config);
            return [.. summary.Reports.Select(r => (
                r.BenchmarkCase.Parameters.Items.Select(p => p.Value?.ToString()).FirstOrDefault() ?? "",
                (IReadOnlyList<double>)[.. (r.ResultStatistics ?? throw new InvalidOperationException($"{r.BenchmarkCase.DisplayInfo} gave no result.")).OriginalValues]))];
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
