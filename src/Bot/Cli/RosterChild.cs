using AntiFraudBot.Documents.Rosters;

namespace AntiFraudBot.Bot.Cli;

/// <summary>How the program starts itself as the process that reads strangers' workbooks (rule E2).</summary>
public static class RosterChild
{
    public const string Verb = "read-roster";

    public static IReadOnlyList<string> Command { get; } = [.. PictureChild.Command.SkipLast(1), Verb];

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        RosterLoop.Run(input, output);
        return 0;
    }
}
