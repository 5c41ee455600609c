namespace AntiFraudBot.Bot.Operation;

/// <summary>
/// Two bots on one data directory would each send what is due: the second is turned away. The file is locked as long as the process lives, however
/// it ends; verbs that only look or import beside a running bot do not take it.
/// </summary>
public sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    /// <summary>Throws <see cref="CannotStartException"/> when another bot runs there.</summary>
    public static DataLock Take(string data)
    {
        try
        {
            return new DataLock(new FileStream(Path.Combine(data, "running.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new CannotStartException($"这个数据目录正被另一个小助手使用：{data}\n请先停掉那一个，或用 --data 换一个目录。", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
