using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>材料包 石桥村 6月: office and leaders, into their private chat (rule W19).</summary>
public sealed class EvidencePackHandler(EvidencePackDesk desk) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || PackRequest.Read(turn.Text) is not { } asked) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (!turn.IsOffice && turn.Speaker!.Role != Role.Commander) return Say(turn, $"材料包由平安办导出。本单位的数请发：台账 {reach.Name}");
        if (asked.Unit.Length == 0) return Say(turn, "请写上单位，例：材料包 石桥村 6月");
        var unit = turn.Tree.FindByName(asked.Unit) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(asked.Unit));
        if (unit is not { Tier: Tier.Village or Tier.Grid } || !turn.Tree.IsWithin(unit.Id, reach.Id)) return Say(turn, $"没有找到{reach.Name}下的村（社区）、单位“{asked.Unit}”，例：材料包 石桥村 6月");
        var today = WorkCalendar.LocalDate(turn.Now);
        if (asked.Days(today) is not { } days || days.From > today) return Say(turn, $"这个时间还没到或者不对，例：材料包 {unit.Name} {today.Month}月");
        return await desk.HandAsync(turn, session, unit, days);
    }

    private static HandlerResult Say(Turn turn, string words) =>
        turn.Private ? new HandlerResult().Reply(turn, words) : new HandlerResult().Tell(turn, turn.Speaker!.Id, words).Reply(turn, "已私聊回复。");
}
