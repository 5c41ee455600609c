using System.Diagnostics;

namespace AntiFraudBot.Bench.Load;

/// <summary>The bot as its own process on a loopback port, as people run it. Disposing it ends it.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, Uri address, TimeSpan startedIn)
    {
        _process = process;
        StartedIn = startedIn;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
    }

    /// <summary>From the start of the process to its line "listening on".</summary>
    public TimeSpan StartedIn { get; }

    public HttpClient Http { get; }

    /// <summary>Processor time of the process so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes => Machine.ResidentMegabytes(_process);

    public static async Task<BotProcess> StartAsync(string data, bool fresh, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(StartInfo(data, fresh, settings))!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
            {
                const string ready = "listening on ";
                if (!line.StartsWith(ready, StringComparison.Ordinal)) continue;
                return new BotProcess(process, new Uri(line[ready.Length..]), Stopwatch.GetElapsedTime(began));
            }

            throw new InvalidOperationException("The bot ended before it listened.");
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await EndAsync(_process);
    }

    private static ProcessStartInfo StartInfo(string data, bool fresh, IReadOnlyDictionary<string, string>? settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "AntiFraudBot.Bot.dll"), "run", "--data", data, "--urls", "http://127.0.0.1:0"];
        foreach (var argument in fresh ? [.. arguments, "--fresh"] : arguments) start.ArgumentList.Add(argument);
        // Every message is answered and every answer sent: the limit for chatty groups would hide work.
        start.Environment["Answers__PerMinute"] = "1000000";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
