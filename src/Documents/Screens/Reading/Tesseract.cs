using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AntiFraudBot.Documents.Screens;

/// <summary>The reading program (Debian tesseract-ocr, tesseract-ocr-chi-sim) as a child under limits. It sees grey rows we made, never the bytes somebody sent.</summary>
public static class Tesseract
{
    private const string Program = "tesseract", Language = "chi_sim", Prlimit = "/usr/bin/prlimit";
    private static readonly string[] Limits = ["--as=600000000", "--cpu=20", "--core=0", "--fsize=0", "--"];
    private static readonly string[] Inherited = ["PATH", "TESSDATA_PREFIX"];
    private static readonly Lazy<bool> Installed = new(Find);

    /// <summary>Whether program and language are here; looked up once.</summary>
    public static bool Available => Installed.Value;

    /// <summary>Words with the middle of each in px from the top; null when the program failed or took longer than the limit.</summary>
    internal static async Task<IReadOnlyList<(int Middle, string Word)>?> ReadAsync(byte[] pgm, TimeSpan limit, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limit);
        using var process = Begin("stdin", "stdout", "-l", Language, "--oem", "1", "--psm", "6", "tsv");
        if (process is null) return null;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var complaints = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.BaseStream.WriteAsync(pgm, patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            _ = await complaints;
            return process.ExitCode == 0 ? Words(await output) : null;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }

    // level page block par line word left top width height conf text
    private static List<(int Middle, string Word)> Words(string tsv)
    {
        var words = new List<(int, string)>();
        foreach (var line in tsv.Split('\n').Skip(1))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            if (cells.Length < 12 || cells[0] != "5" || cells[11].Length == 0) continue;
            words.Add((int.Parse(cells[7], CultureInfo.InvariantCulture) + (int.Parse(cells[9], CultureInfo.InvariantCulture) / 2), cells[11]));
        }

        return words;
    }

    private static Process? Begin(params string[] words)
    {
        string[] all = OperatingSystem.IsLinux() && File.Exists(Prlimit) ? [Prlimit, .. Limits, Program, .. words] : [Program, .. words];
        var start = new ProcessStartInfo(all[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in all.Skip(1)) start.ArgumentList.Add(word);
        var kept = Inherited.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        start.Environment.Clear();
        foreach (var (name, value) in kept) if (value is not null) start.Environment[name] = value;
        start.Environment["OMP_THREAD_LIMIT"] = "1"; // more threads than cores make it slower
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null; // not installed
        }
    }

    private static bool Find()
    {
        using var process = Begin("--list-langs");
        if (process is null) return false;
        process.StandardInput.Close();
        var languages = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && languages.Split('\n').Any(l => l.Trim() == Language);
    }
}
