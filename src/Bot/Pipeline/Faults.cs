namespace AntiFraudBot.Bot.Pipeline;

internal static class Faults
{
    /// <summary>
    /// False only when the house is closing. A call that ran out of its own patience ends with the same exception as a house that closes;
    /// taken for the latter it would end the loop that made it, and with it the bot.
    /// </summary>
    public static bool IsFault(this Exception e, CancellationToken closing) => e is not OperationCanceledException || !closing.IsCancellationRequested;
}
