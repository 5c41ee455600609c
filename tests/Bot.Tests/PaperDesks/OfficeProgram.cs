using System.Diagnostics;

namespace AntiFraudBot.Bot.Tests.PaperDesks;

/// <summary>LibreOffice and poppler, which know nothing of how our files were made: all files in one call, then the words and pages of each PDF.</summary>
internal static class OfficeProgram
{
    /// <summary>Text of each page of each file, by the file's name without its ending. Empty where LibreOffice is not installed.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> PagesAsync(IReadOnlyList<Printed> files)
    {
        if (!Installed("soffice") || !Installed("pdftotext")) return new Dictionary<string, IReadOnlyList<string>>();
        var folder = Directory.CreateTempSubdirectory("afb-office-").FullName;
        try
        {
            // Numbers for names: not every machine's locale knows Chinese ones.
            var named = files.Select((f, i) => (f.Name, Path: Path.Combine(folder, $"{i}{Path.GetExtension(f.Name)}"), f.Bytes)).ToList();
            foreach (var file in named) await File.WriteAllBytesAsync(file.Path, file.Bytes);
            // A profile of its own: a second LibreOffice of the same person would refuse.
            await RunAsync("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. named.Select(f => f.Path)]);
            var pages = new Dictionary<string, IReadOnlyList<string>>();
            foreach (var file in named)
            {
                var pdf = Path.ChangeExtension(file.Path, "pdf");
                await RunAsync("pdftotext", ["-layout", "-enc", "UTF-8", pdf, pdf + ".txt"]);
                pages[Path.GetFileNameWithoutExtension(file.Name)] = [.. (await File.ReadAllTextAsync(pdf + ".txt")).TrimEnd('\f', '\n').Split('\f')];
            }

            return pages;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program}: {await output}{await error}");
    }
}
