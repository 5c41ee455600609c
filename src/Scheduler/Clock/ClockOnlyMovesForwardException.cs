namespace AntiFraudBot.Scheduler.Clock;

/// <summary>Somebody asked the sandbox clock to go back. The sandbox API answers 400.</summary>
public sealed class ClockOnlyMovesForwardException : Exception
{
    public ClockOnlyMovesForwardException()
    {
    }

    public ClockOnlyMovesForwardException(string message)
        : base(message)
    {
    }

    public ClockOnlyMovesForwardException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ClockOnlyMovesForwardException(DateTimeOffset now, DateTimeOffset to)
        : base($"The clock only moves forward: it shows {now:O}, asked for {to:O}.")
    {
        Now = now;
        To = to;
    }

    public DateTimeOffset Now { get; }

    public DateTimeOffset To { get; }
}
