using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Keeps two machines from talking for ever (rule A5): bots are never answered, the fifth equal text stops the answers and tells the office.</summary>
public sealed class LoopGuard(Inbox inbox, AnswerSettings settings)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Null = go on. Otherwise the result that ends the turn.</summary>
    public async Task<HandlerResult?> CheckAsync(Turn turn, Session session)
    {
        if (turn.Message.SenderIsBot) return HandlerResult.Silence;
        if (turn.Text.Length == 0) return null;
        var equal = await inbox.AlikeAsync(session, turn.Message, turn.Now - Window) + 1;
        if (equal < settings.EqualTexts) return null;
        return equal == settings.EqualTexts ? TellOffice(turn) : HandlerResult.Silence;
    }

    private HandlerResult TellOffice(Turn turn)
    {
        var result = new HandlerResult();
        var root = turn.SpeakerUnit?.Id ?? turn.Group.UnitId;
        if (root is null) return result;
        foreach (var office in turn.Registry.Responsible(root, Role.Office).Take(3))
        {
            result.Tell(turn, office.Id, $"“{turn.Group.Name}”里同一条消息连发了{settings.EqualTexts}次，我已停止回答，请看一下是否有机器人或误操作。", Lane.Bulk);
        }

        return result;
    }
}
