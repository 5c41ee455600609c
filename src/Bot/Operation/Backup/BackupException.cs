namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>A backup cannot be made or restored; the message says why, in Chinese, and what to do.</summary>
public sealed class BackupException : Exception
{
    public BackupException()
    {
    }

    public BackupException(string message)
        : base(message)
    {
    }

    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
