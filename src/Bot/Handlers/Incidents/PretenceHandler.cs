using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>Somebody in a group asks in the office's name for money or codes: a caution there, an alert to the office (rule I18).</summary>
public sealed class PretenceHandler : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var genuine = turn.Speaker?.Role is Role.Office or Role.Admin or Role.Police or Role.Commander;
        if (turn.Private || genuine || !Pretence.Is(turn.Text)) return Task.FromResult<HandlerResult?>(null);
        var result = new HandlerResult().Reply(turn, Pretence.Caution, Lane.Urgent);
        var unit = turn.Group.UnitId ?? turn.SpeakerUnit?.Id ?? turn.Tree.Units[0].Id;
        var who = turn.Speaker is { } known ? $"{known.Name}（{turn.SpeakerUnit?.Name}）的账号" : "一个未登记的账号";
        foreach (var member in turn.Registry.OfficeOf(unit).Concat(turn.Registry.Responsible(unit, Role.Police)).DistinctBy(m => m.Id))
            result.Tell(turn, member.Id, $"【疑似冒充】{who}在“{turn.Group.Name}”以平安办或公安名义要钱、要验证码，已在群里提醒。请核实是否被盗号，请群主处理。", Lane.Urgent);
        return Task.FromResult<HandlerResult?>(result);
    }
}
