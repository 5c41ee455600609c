using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>整改完成 牌18 已逐户回访: the unit that holds a card reports it mended; accepted by the office, the card is lifted (rule J8).</summary>
public sealed class RectificationHandler(Measures measures, Rectifications rectifications) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || MeasureWords.Read(turn.Text) is not MeasureWords.Rectified said) return null;
        var card = await measures.NumberedAsync(session, said.Number);
        if (card is null || card.DecidedAt is null || turn.Speaker!.Role != Role.Cadre || turn.Speaker.UnitId != card.UnitId)
            return Privately.Say(turn, $"没有给您单位的编号{said.Number}的牌。看本单位的请回复：得分");
        switch (await rectifications.MendedAsync(turn, session, card, said.Words))
        {
            case MeasureOutcome.Changed { Measure: var lift }:
                var result = new HandlerResult();
                await rectifications.ReportAsync(turn, session, card, lift, result);
                return Privately.Say(turn, $"{MeasureText.Label(card)}的整改情况已报平安办，验收合格后解除。", result);
            case MeasureOutcome.Refused refused:
                return Privately.Say(turn, refused.Words);
            default:
                return null;
        }
    }
}
