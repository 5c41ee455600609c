using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>整改完成 牌18 已逐户回访: the unit that holds a card reports it mended; accepted by the office, the card is lifted (rule J8).</summary>
public sealed class RectificationHandler(Measures measures, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || MeasureWords.Read(turn.Text) is not MeasureWords.Rectified said) return null;
        var card = await measures.NumberedAsync(session, said.Number);
        if (card is null || card.DecidedAt is null || turn.Speaker!.Role != Role.Cadre || turn.Speaker.UnitId != card.UnitId)
            return Privately.Say(turn, $"没有给您单位的编号{said.Number}的牌。看本单位的请回复：得分");
        var waiting = (await measures.OfUnitsAsync(session, [card.UnitId], card.Day)).Any(m => m is { Kind: MeasureKind.Lift, State: MeasureState.Proposed } && m.Replaces == card.Id);
        return MeasureDecision.Mended(card, Masking.Mask(said.Words), turn.Message.Id, waiting, turn.Now) switch
        {
            MeasureOutcome.Changed { Measure: var lift } => await ReportAsync(turn, session, card, lift),
            MeasureOutcome.Refused refused => Privately.Say(turn, refused.Words),
            _ => null,
        };
    }

    /// <summary>Stored at once, because the office is told of its number.</summary>
    private async Task<HandlerResult> ReportAsync(Turn turn, Session session, Measure card, Measure lift)
    {
        await measures.ProposeAsync(session, lift, turn.Speaker!.Id, "");
        var label = MeasureText.Label((await measures.FindAsync(session, lift.Id))!);
        var result = new HandlerResult().Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "measure-mended", card.Id, lift.Reason, turn.Now));
        var told = $"【整改报告】{turn.Tree[card.UnitId].Name}{turn.Speaker!.Name}：{lift.Reason}。\n验收合格请回复：批准 {label}；不合格请回复：驳回 {label} 原因";
        foreach (var member in turn.Registry.OfficeOf(card.OfficeUnitId)) result.Tell(turn, member.Id, told);
        return Privately.Say(turn, $"{MeasureText.Label(card)}的整改情况已报平安办，验收合格后解除。", result);
    }
}
