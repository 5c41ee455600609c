using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>材料包 石桥村 6月: office and leaders, into their private chat (rule W19).</summary>
public sealed class EvidencePackHandler(EvidencePackDesk desk) : IMessageHandler
{
    /// <summary>Whose pack of which days, or why there is none.</summary>
    public sealed record PackOrder(OrgUnit? Unit, Period Days, string Refusal = "");

    public Task<HandlerResult?> HandleAsync(Turn turn, Session session) => Task.FromResult(Order(turn) switch
    {
        null => null,
        { Unit: { } unit } order => desk.Hand(turn, unit, order.Days),
        { Refusal: var why } => EvidencePackDesk.Privately(turn, why),
    });

    /// <summary>Null when the message is no such command. Asked before the write, when the pack is built, and again in it.</summary>
    internal static PackOrder? Order(Turn turn)
    {
        if (turn.IsResident || PackRequest.Read(turn.Text) is not { } asked) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (!turn.IsOffice && turn.Speaker!.Role != Role.Commander) return No($"材料包由平安办导出。本单位的数请发：台账 {reach.Name}");
        if (asked.Unit.Length == 0) return No("请写上单位，例：材料包 石桥村 6月");
        var unit = turn.Tree.FindByName(asked.Unit) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(asked.Unit));
        if (unit is not { Tier: Tier.Village or Tier.Grid } || !turn.Tree.IsWithin(unit.Id, reach.Id)) return No($"没有找到{reach.Name}下的村（社区）、单位“{asked.Unit}”，例：材料包 石桥村 6月");
        var today = WorkCalendar.LocalDate(turn.Now);
        return asked.Days(today) is { } days && days.From <= today ? new(unit, days) : No($"这个时间还没到或者不对，例：材料包 {unit.Name} {today.Month}月");
    }

    private static PackOrder No(string why) => new(null, default!, why);
}
