using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>收到 is recorded against the newest open edition and answered with silence: an answer to every 收到 would drown the group.</summary>
public sealed class AckHandler(Editions editions) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Reading.Intent != Intent.Ack || turn.IsResident) return null;
        var result = new HandlerResult();
        if (turn.SpeakerUnit is not { } unit || await OpenEditions.NewestForAsync(editions, session, turn, unit.Id) is not { } edition) return result;
        return result.Save(s => editions.AddReceiptAsync(
            s, new Receipt(edition.Id, unit.Id, turn.Speaker!.Id, ReceiptKind.Read, turn.Message.SentAt, turn.Message.Id)));
    }
}

/// <summary>Which pushed editions concern a unit.</summary>
public static class OpenEditions
{
    public static async Task<Edition?> NewestForAsync(Editions editions, Session session, Turn turn, string unitId)
    {
        var deliveries = await editions.DeliveriesAsync(session, null);
        var mine = deliveries.Where(d => turn.Tree.IsWithin(d.UnitId, unitId)).Select(d => d.EditionId).ToHashSet();
        return (await editions.ListAsync(session))
            .Where(e => e.State == EditionState.Pushed && (mine.Contains(e.Id) || e.OfficeUnitId == unitId))
            .OrderByDescending(e => e.PushedAt).FirstOrDefault();
    }
}
