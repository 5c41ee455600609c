using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AntiFraudBot.Bench.Load;

/// <summary>What the running bot does: cold start, durable messages a second beside bare commits, post to stored at 200 a second, memory.</summary>
internal static class HostLoad
{
    private const int PostsPerSecond = 200;
    private const int Posters = 32;

    public static async IAsyncEnumerable<Figure> MeasureAsync(Options options, [EnumeratorCancellation] CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("afb-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            yield return await FirstStartAsync(data, ct);
            yield return await StartsAsync(data, options.Starts, ct);
            await using var bot = await BotProcess.StartAsync(data, fresh: false, ct);
            var reporters = await Reporters.FindAsync(bot.Http, ct);
            await PipelineAsync(bot.Http, reporters, 1000, ct); // until the compiler has seen every path
            foreach (var figure in await ThroughputAsync(bot, reporters, folder, options, ct)) yield return figure;
            foreach (var figure in await PostsAsync(bot.Http, reporters, options, ct)) yield return figure;
            yield return new Figure("resident memory after all this", "MB", [bot.ResidentMegabytes]) { Goal = 200 };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Figure> FirstStartAsync(string data, CancellationToken ct)
    {
        await using var bot = await BotProcess.StartAsync(data, fresh: true, ct);
        await Reporters.WaitUntilIdleAsync(bot.Http, ct);
        return new Figure("first start, sample township planted", "s", [bot.StartedIn.TotalSeconds], "process start to listening");
    }

    private static async Task<Figure> StartsAsync(string data, int times, CancellationToken ct)
    {
        var starts = new List<double>();
        for (var i = 0; i < times; i++)
        {
            await using var bot = await BotProcess.StartAsync(data, fresh: false, ct);
            starts.Add(bot.StartedIn.TotalSeconds);
        }

        return new Figure("cold start", "s", starts, "process start to listening, store in place") { Goal = 2 };
    }

    private static async Task<IReadOnlyList<Figure>> ThroughputAsync(BotProcess bot, Reporters reporters, string folder, Options options, CancellationToken ct)
    {
        List<double> pipeline = [], bare = [], processor = [];
        for (var run = 0; run < options.PipelineRuns; run++)
        {
            bare.Add(await BareCommits.PerSecondAsync(folder, options.BareCommits, ct));
            var before = bot.ProcessorTime;
            pipeline.Add(await PipelineAsync(bot.Http, reporters, options.PipelineMessages, ct));
            processor.Add((bot.ProcessorTime - before).TotalMilliseconds / options.PipelineMessages);
        }

        return
        [
            new Figure("durable pipeline", "messages/s", pipeline, $"{options.PipelineMessages} posted, booked, answered, answers sent; {reporters.Count} people in {reporters.Groups} groups"),
            new Figure("bare SQLite commits", "commits/s", bare, "one after the other, the rows of one message each"),
            new Figure("pipeline to bare commits", "ratio", [.. pipeline.Zip(bare, (p, b) => p / b)]),
            new Figure("processor time of one message", "ms", processor, "post, booking, answer and waiting for idle, all in"),
        ];
    }

    /// <summary>Messages a second from the first post until nothing is left to do.</summary>
    private static async Task<double> PipelineAsync(HttpClient http, Reporters reporters, int messages, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            0, messages, new ParallelOptions { MaxDegreeOfParallelism = Posters, CancellationToken = ct },
            async (_, token) => await Reporters.PostAsync(http, reporters.Next(), token));
        await Reporters.WaitUntilIdleAsync(http, ct);
        return messages / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Open loop: a post is due every 5 ms whether the one before is answered or not, and its time counts from when it was due.</summary>
    private static async Task<IReadOnlyList<Figure>> PostsAsync(HttpClient http, Reporters reporters, Options options, CancellationToken ct)
    {
        List<double> half = [], p99 = [];
        for (var run = 0; run < 3; run++)
        {
            var times = (await PostSteadilyAsync(http, reporters, options.PostSeconds * PostsPerSecond, ct)).Order().ToList();
            half.Add(times[times.Count / 2]);
            p99.Add(times[(int)(times.Count * 0.99)]);
            await Reporters.WaitUntilIdleAsync(http, ct);
        }

        return
        [
            new Figure("post to stored at 200 a second, median", "ms", half, $"{options.PostSeconds} s a run, counted from when the post was due"),
            new Figure("post to stored at 200 a second, p99", "ms", p99) { Goal = 50 },
        ];
    }

    private static async Task<IReadOnlyCollection<double>> PostSteadilyAsync(HttpClient http, Reporters reporters, int posts, CancellationToken ct)
    {
        var times = new ConcurrentBag<double>();
        var under = new List<Task>(posts);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < posts; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)PostsPerSecond);
            var early = due - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.Zero) await Task.Delay(early, TimeProvider.System, ct);
            under.Add(OneAsync(reporters.Next(), due));
        }

        await Task.WhenAll(under);
        return times;

        async Task OneAsync(Reporters.Report report, TimeSpan due)
        {
            await Reporters.PostAsync(http, report, ct);
            times.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
        }
    }
}
