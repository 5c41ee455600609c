using System.Diagnostics;
using System.Globalization;

namespace AntiFraudBot.Documents.Confinement;

/// <summary>
/// A child process under limits, spoken to over its input and output. It inherits no secret, writes no file, listens to nobody and ends when this is disposed.
/// </summary>
internal sealed class ConfinedProcess : IDisposable
{
    private const string Prlimit = "/usr/bin/prlimit";

    private static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "LD_LIBRARY_PATH", "TMPDIR"];

    private readonly Process _process;

    private ConfinedProcess(Process process) => (_process, Id) = (process, process.Id);

    /// <summary>Known beyond its end: whoever asks may be a moment late.</summary>
    public int Id { get; }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <param name="program">Program and words.</param>
    /// <param name="allowance">What it may use.</param>
    public static ConfinedProcess Begin(IReadOnlyList<string> program, Allowance allowance)
    {
        string[] words = OperatingSystem.IsLinux() && File.Exists(Prlimit) ? [Prlimit, .. Limits(allowance), .. program] : [.. program];
        var start = new ProcessStartInfo(words[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);
        var kept = Inherited.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        start.Environment.Clear();
        foreach (var (name, value) in kept) if (value is not null) start.Environment[name] = value;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x" + allowance.Heap.ToString("X", CultureInfo.InvariantCulture);
        var process = Process.Start(start) ?? throw new IOException("The child process did not start.");
        process.ErrorDataReceived += (_, _) => { }; // its complaints may quote the file
        process.BeginErrorReadLine();
        return new ConfinedProcess(process);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string[] Limits(Allowance allowance) =>
        [$"--data={Written(allowance.PrivateMemory)}", $"--cpu={Written(allowance.ProcessorSeconds)}", "--core=0", "--fsize=0", "--nofile=256", "--"];

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);
}
