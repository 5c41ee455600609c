using System.Diagnostics;
using System.Text;

namespace AntiFraudBot.Bot.Tests.Cli;

/// <summary>The built program as a child process: what somebody at a terminal gets.</summary>
internal static class BotProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public sealed record Ending(int Exit, string Out, string Err)
    {
        public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Task<Ending> RunAsync(params string[] words) => RunAsync(words, "", []);

    public static async Task<Ending> RunAsync(string[] words, string input, (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AntiFraudBot.Bot.dll"));
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment.Remove("Backup__Key");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var talk = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        return new Ending(process.ExitCode, await output, await talk);
    }
}
