using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Answers one kind of message. The router asks in a fixed order; the first that takes the message answers it.</summary>
public interface IMessageHandler
{
    /// <summary>Returns what to save and say, or null when the message is not this handler's. Reads through the session; writes only by what it returns.</summary>
    Task<HandlerResult?> HandleAsync(Turn turn, Session session);
}
