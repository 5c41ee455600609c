using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Bot.Cli;

/// <summary>How the program starts itself as the process that decodes strangers' pictures (rule E53).</summary>
public static class PictureChild
{
    public const string Verb = "inspect-picture";

    /// <summary>Program and words: the host the runtime came with, and this assembly, whoever loaded it.</summary>
    public static IReadOnlyList<string> Command { get; } =
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "AntiFraudBot.Bot.dll"), Verb];

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        DecoderLoop.Run(input, output);
        return 0;
    }
}
