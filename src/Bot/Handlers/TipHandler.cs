using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>A tip is registered, answered privately, passed to the police by its number, and never echoed in a group (rules I20, I21).</summary>
public sealed class TipHandler(TipDesk desk) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Reading.Intent != Intent.Tip) return null;
        var unitId = turn.SpeakerUnit?.Id ?? turn.Group.UnitId ?? "";
        var result = new HandlerResult { Kept = TipDesk.KeptWords };
        var number = await desk.OpenAsync(turn, session, unitId, result);
        foreach (var police in turn.Registry.Members.Values.Where(m => m.Role == Role.Police && (unitId.Length == 0 || turn.Tree.IsWithin(unitId, turn.Registry.ReachOf(m)))))
        {
            result.Tell(turn, police.Id, $"收到线索{number}，来自{turn.Tree.Find(unitId)?.Name ?? "未登记单位"}。看内容请回复：线索 {number}；受理请回复：受理 {number}", Lane.Urgent);
        }

        var place = turn.Private ? "" : "请不要在群里讨论，群里那条请撤回。";
        return result.Tell(turn, turn.Message.SenderId, $"线索已登记，编号{number}，已转派出所。{place}情况紧急请拨打110。\n{desk.HowToClaim(number)}");
    }
}
