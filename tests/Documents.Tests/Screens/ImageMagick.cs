using System.Diagnostics;
using System.Text;
using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>The same picture as another program than ours makes it again: Debian's imagemagick, where it is installed.</summary>
internal static class ImageMagick
{
    private static readonly (string Name, string Kind, string[] Words)[] Ways =
    [
        ("jpeg 85", "jpg", ["-quality", "85"]),
        ("jpeg 50, progressive", "jpg", ["-interlace", "JPEG", "-quality", "50"]),
        ("png of 256 colours", "png", ["-colors", "256"]),
        ("webp 70", "webp", ["-quality", "70"]),
        ("67 %, jpeg 70", "jpg", ["-resize", "67%", "-quality", "70"]),
        ("50 % bilinear, jpeg 80", "jpg", ["-filter", "Triangle", "-resize", "50%", "-quality", "80"]),
        ("140 %, jpeg 75", "jpg", ["-resize", "140%", "-quality", "75"]),
        ("sharpened, jpeg 75", "jpg", ["-unsharp", "0x1+0.6+0.02", "-quality", "75"]),
        ("cut 2 % all round, jpeg 80", "jpg", ["-gravity", "center", "-crop", "96x96%+0+0", "+repage", "-quality", "80"]),
        ("cut 3 % below, 75 %, jpeg 70", "jpg", ["-gravity", "south", "-chop", "0x3%", "+repage", "-resize", "75%", "-quality", "70"]),
    ];

    /// <summary>Null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "magick", "convert-im6.q16", "convert-im6", "convert" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(path => File.Exists(path) && Says(path, "-version").Contains("ImageMagick", StringComparison.Ordinal));

    public static string Version => Program is null ? "" : Says(Program, "-version").Split('\n')[0];

    /// <summary>Name and file of each.</summary>
    public static IReadOnlyList<(string Name, byte[] File)> Of(Raster screen)
    {
        var folder = Directory.CreateTempSubdirectory("afb-magick-");
        try
        {
            string At(int i) => Path.Combine(folder.FullName, $"{i}.{Ways[i].Kind}");
            var source = Path.Combine(folder.FullName, "screen.ppm");
            File.WriteAllBytes(source, [.. Encoding.ASCII.GetBytes($"P6 {screen.Width} {screen.Height} 255\n"), .. screen.Rgb]);
            var words = Ways.SelectMany((way, i) => (string[])["(", "+clone", .. way.Words, "-write", At(i), "+delete", ")"]);
            Says(Program!, [source, .. words, "null:"]);
            return [.. Ways.Select((way, i) => (way.Name, File.ReadAllBytes(At(i))))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Says(string program, params IEnumerable<string> words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
