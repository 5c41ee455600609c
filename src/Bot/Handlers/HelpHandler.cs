using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>How do I use this; what do I type. An unknown speaker gets help too, never data.</summary>
public sealed class HelpHandler : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var asks = turn.Reading.Intent == Intent.Help || turn.Text is "帮助" or "?" or "？" or "help";
        // Alone with the bot silence would look like a broken bot: whoever has no business here is told where help is.
        asks |= turn is { Private: true, IsResident: true, Text.Length: > 0 } && turn.Reading.Intent == Intent.None;
        return Task.FromResult(asks ? new HandlerResult().Reply(turn, HelpText.For(turn.Speaker?.Role)) : null);
    }
}
