using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What 已转发 does to the deliveries of the speaker's unit and below (rule C5), and what is said about it.</summary>
public sealed class Forwardings(Editions editions)
{
    /// <summary>Adds the saves to the result and returns the line to say; null when the message is silent about an edition that does not exist.</summary>
    public async Task<string> RecordAsync(Turn turn, Session session, OrgUnit unit, HandlerResult result)
    {
        var all = await editions.ListAsync(session);
        var deliveries = await editions.DeliveriesAsync(session, null);
        var receipts = new List<Receipt>();
        foreach (var open in all.Where(e => e.State == EditionState.Pushed)) receipts.AddRange(await editions.ReceiptsAsync(session, open.Id));
        var named = RelayRules.Named(turn.Text, [.. all]);
        switch (RelayRules.Forwarded(unit.Id, all, deliveries, receipts, turn.Tree, turn.Message.SentAt, named?.Id))
        {
            case RelayDecision.Counted counted:
                Save(turn, unit, result, counted);
                return $"已登记转发：{unit.Name}｜第{counted.Edition.Number}期{Closed(turn, counted)}";
            case RelayDecision.Ask ask:
                return $"{unit.Name}有{ask.Open.Count}期素材待转发。转的是哪一期？请回复：已转发第{ask.Open[0].Number}期";
            default:
                return $"{unit.Name}目前没有待转发的素材，已留存。";
        }
    }

    private void Save(Turn turn, OrgUnit unit, HandlerResult result, RelayDecision.Counted counted)
    {
        foreach (var delivery in counted.Relayed) result.Save(s => editions.SetDeliveryAsync(s, delivery.Id, delivery.State, turn.Message.SentAt, null));
        result.Save(s => editions.AddReceiptAsync(
            s, new Receipt(counted.Edition.Id, unit.Id, turn.Speaker!.Id, ReceiptKind.Forwarded, turn.Message.SentAt, turn.Message.Id)));
    }

    private static string Closed(Turn turn, RelayDecision.Counted counted)
    {
        var names = counted.Relayed.Select(d => turn.Registry.Groups[d.GroupId].Name).ToList();
        return names.Count switch
        {
            0 => "",
            <= 3 => "，" + string.Join('、', names),
            _ => $"，{string.Join('、', names.Take(2))}等{names.Count}个待转群",
        };
    }
}
