namespace AntiFraudBot.Bot.Cli;

/// <summary>Data goes to stdout, talk to stderr; exit codes 0 ok, 1 rows or checks bad, 2 usage.</summary>
public static class Talk
{
    public static async Task<int> UsageAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }

    public static async Task<int> BadAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }

    public static Task SayAsync(string words) => Console.Error.WriteLineAsync(words);

    public static Task PrintAsync(string data) => Console.Out.WriteLineAsync(data);
}
