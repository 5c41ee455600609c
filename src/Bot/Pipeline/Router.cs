using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Tries the handlers in order. The first that takes the message answers it; silence last.</summary>
public sealed class Router(IEnumerable<IMessageHandler> handlers)
{
    private readonly IReadOnlyList<IMessageHandler> _handlers = [.. handlers];

    public async Task<(HandlerResult Result, string Handler)> RouteAsync(Turn turn, Session session)
    {
        foreach (var handler in _handlers)
        {
            if (await handler.HandleAsync(turn, session) is { } result) return (result, handler.GetType().Name);
        }

        return (HandlerResult.Silence, "silence");
    }
}
