using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Keeps two machines from talking for ever (rule A5): bots are never answered, the fifth equal text stops the answers and tells the office.</summary>
public sealed class LoopGuard(Inbox inbox, AnswerSettings settings)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What of the result may be said. Bookings are kept in any case: the guard stops talk, not reports. Only messages before this one
    /// count, whatever waits behind it.
    /// </summary>
    public async Task<HandlerResult> FilterAsync(Turn turn, Session session, HandlerResult result)
    {
        if (turn.Text.Length == 0 || result.IsStep) return result;
        var equal = await inbox.AlikeAsync(session, turn.Message, turn.Now - Window) + 1;
        if (equal < settings.EqualTexts) return result;
        var quiet = equal == settings.EqualTexts ? TellOffice(turn, result.Kept) : new HandlerResult { Kept = result.Kept };
        foreach (var save in result.Saves) quiet.Save(save);
        return quiet;
    }

    private HandlerResult TellOffice(Turn turn, string? kept)
    {
        var result = new HandlerResult { Kept = kept };
        var root = turn.SpeakerUnit?.Id ?? turn.Group.UnitId;
        if (root is null) return result;
        foreach (var office in turn.Registry.Responsible(root, Role.Office).Take(3))
        {
            result.Tell(turn, office.Id, $"{(turn.Private ? $"{turn.Group.Name}的私聊" : $"“{turn.Group.Name}”")}里同一条消息连发了{settings.EqualTexts}次，我已停止回答，请看一下是否有机器人或误操作。", Lane.Bulk);
        }

        return result;
    }
}
