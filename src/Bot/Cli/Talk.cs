using System.Data.Common;
using AntiFraudBot.Bot.Operation;

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

    /// <summary>What the machine refuses (rights, a full disk, a store that does not answer) is told in words and is exit 1.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (CannotStartException e)
        {
            return await BadAsync(e.Message);
        }
        catch (DbException e)
        {
            return await BadAsync($"数据库打不开或没有回应：{e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await BadAsync($"文件读写不成：{e.Message}");
        }
    }
}
