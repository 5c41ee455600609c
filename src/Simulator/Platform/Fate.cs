using System.Diagnostics;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>A fake that was started beside the bot must not outlive it.</summary>
public static class Fate
{
    /// <summary>Stops the program when its starter closes our standard input or dies.</summary>
    public static void Tie(IHostApplicationLifetime life, CommandLine line)
    {
        if (line.Attached) _ = StopAfterAsync(life, ReadToEndAsync(life.ApplicationStopping));
        if (line.ParentPid is { } pid) _ = StopAfterAsync(life, EndOfAsync(pid, life.ApplicationStopping));
    }

    private static async Task StopAfterAsync(IHostApplicationLifetime life, Task end)
    {
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        life.StopApplication();
    }

    private static async Task ReadToEndAsync(CancellationToken ct)
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null, ct);
    }

    private static async Task EndOfAsync(int pid, CancellationToken ct)
    {
        // An id that is gone already throws here, which also means: stop.
        using var parent = Process.GetProcessById(pid);
        await parent.WaitForExitAsync(ct);
    }
}
