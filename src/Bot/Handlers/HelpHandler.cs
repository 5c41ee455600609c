using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>How do I use this; what do I type. An unknown speaker gets help too, never data.</summary>
public sealed class HelpHandler : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var asks = turn.Reading.Intent == Intent.Help || turn.Text is "帮助" or "?" or "？" or "help";
        return Task.FromResult(asks ? new HandlerResult().Reply(turn, HelpText.For(turn.Speaker?.Role)) : null);
    }
}
