using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Safety;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>这个是不是诈骗: anybody may ask, in any chat (rule I16). Where money is moving already, the emergency answer comes instead (rule S1).</summary>
public sealed class FraudQuestionHandler(FraudBook frauds) : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var told = DangerSigns.Find(turn.Text) is null ? FraudQuestion.Read(turn.Text, turn.Message.QuotedText) : null;
        if (told is null) return Task.FromResult<HandlerResult?>(null);
        var picture = told.Length == 0 && turn.Message.Attachments.Count > 0;
        return Task.FromResult<HandlerResult?>(new HandlerResult().Reply(turn, FraudQuestion.Answer(frauds, told, picture), Lane.Urgent));
    }
}
