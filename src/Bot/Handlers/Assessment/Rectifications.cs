using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>What a unit that holds a card has mended, brought to the office as a proposal to lift it (rule J8): said by the unit, or done as the task of an inspection.</summary>
public sealed class Rectifications(Measures measures, Audit audit)
{
    /// <summary>A proposal to lift the card, or why there is none.</summary>
    public async Task<MeasureOutcome> MendedAsync(Turn turn, Session session, Measure card, string words)
    {
        var waiting = (await measures.OfUnitsAsync(session, [card.UnitId], card.Day)).Any(m => m is { Kind: MeasureKind.Lift, State: MeasureState.Proposed } && m.Replaces == card.Id);
        return MeasureDecision.Mended(card, Masking.Mask(words), turn.Message.Id, waiting, turn.Now);
    }

    /// <summary>Stored at once, because the office is told of its number.</summary>
    public async Task ReportAsync(Turn turn, Session session, Measure card, Measure lift, HandlerResult result)
    {
        await measures.ProposeAsync(session, lift, turn.Speaker!.Id, "");
        var label = MeasureText.Label((await measures.FindAsync(session, lift.Id))!);
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "measure-mended", card.Id, lift.Reason, turn.Now));
        var told = $"【整改报告】{turn.Tree[card.UnitId].Name}{turn.Speaker!.Name}：{lift.Reason}。\n验收合格请回复：批准 {label}；不合格请回复：驳回 {label} 原因";
        foreach (var member in turn.Registry.OfficeOf(card.OfficeUnitId)) result.Tell(turn, member.Id, told);
    }

    /// <summary>An inspection's demand is met: the card the unit holds is proposed to be lifted. Returns its label, null without a card or when a report of it waits already.</summary>
    public async Task<string?> AfterTaskAsync(Turn turn, Session session, string unitId, TownTask task, string words, HandlerResult result)
    {
        if (task.Kind != TaskKind.Rectification) return null;
        var year = new DateOnly(Figures.LocalDate(turn.Now).Year - 1, 1, 1);
        var card = (await measures.OfUnitsAsync(session, [unitId], year)).LastOrDefault(m => m is { Kind: MeasureKind.Yellow or MeasureKind.Red, Counts: true, DecidedAt: not null });
        if (card is null) return null;
        var said = words.Trim().Length == 0 ? "" : $"，{words.Trim()}";
        var proof = turn.Message.Attachments.Count == 0 ? "" : $"，佐证{turn.Message.Attachments.Count}份";
        if (await MendedAsync(turn, session, card, $"督导检查的{task.Number}号任务已办结（{task.Title}）{said}{proof}") is not MeasureOutcome.Changed { Measure: var lift }) return null;
        await ReportAsync(turn, session, card, lift, result);
        return MeasureText.Label(card);
    }
}
