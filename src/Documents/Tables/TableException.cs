namespace AntiFraudBot.Documents.Tables;

/// <summary>Leaves the middle of a half-read file; <see cref="TableReader"/> turns it into a refusal, so nobody else sees it.</summary>
internal sealed class TableException : Exception
{
    public TableException(string message) : base(message)
    {
    }

    public TableException(string message, Exception cause) : base(message, cause)
    {
    }
}
