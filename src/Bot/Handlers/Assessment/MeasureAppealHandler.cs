using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>申诉 考3 理由 by the unit that is scored, and 考3 for every step on record. Numbers of the ledger (申诉 87) are another handler's.</summary>
public sealed class MeasureAppealHandler(Measures measures, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        return MeasureWords.Read(turn.Text) switch
        {
            MeasureWords.Appealed appealed => await AppealAsync(turn, session, appealed),
            MeasureWords.Asked asked => await ShowAsync(turn, session, asked.Number),
            _ => null,
        };
    }

    private async Task<HandlerResult> AppealAsync(Turn turn, Session session, MeasureWords.Appealed appealed)
    {
        var measure = await measures.NumberedAsync(session, appealed.Number);
        if (measure is null || measure.DecidedAt is null || !IsOwn(turn, measure)) return Privately.Say(turn, $"没有给您单位的编号{appealed.Number}的通知。看本单位的请回复：得分");
        var label = MeasureText.Label(measure);
        if (appealed.Words.Length == 0) return Privately.Say(turn, $"请写明理由，例：申诉 {label} 当事人户口不在本村");
        if (MeasureDecision.Appeal(measure, Figures.LocalDate(turn.Now)) is not MeasureOutcome.Changed changed)
            return Privately.Say(turn, ((MeasureOutcome.Refused)MeasureDecision.Appeal(measure, Figures.LocalDate(turn.Now))).Words);
        var words = Masking.Mask(appealed.Words);
        var result = new HandlerResult()
            .Save(s => measures.SaveAsync(s, changed.Measure, changed.Step, turn.Speaker!.Id, words, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "measure-appealed", measure.Id, words, turn.Now));
        var told = $"【申诉】{turn.Tree[measure.UnitId].Name}{turn.Speaker!.Name}对{label}有不同意见：{words}\n{label}是{MeasureText.What(measure)}：{measure.Reason}\n请回复：维持 {label} 答复，或 撤销 {label} 原因";
        foreach (var member in turn.Registry.OfficeOf(measure.OfficeUnitId)) result.Tell(turn, member.Id, told);
        return Privately.Say(turn, $"{label}的申诉已转平安办，答复前不计。", result);
    }

    private async Task<HandlerResult> ShowAsync(Turn turn, Session session, long number)
    {
        var measure = await measures.NumberedAsync(session, number);
        var sees = measure is not null && (IsOversight(turn, measure) || (measure.DecidedAt is not null && measure.State != MeasureState.Rejected && IsOwn(turn, measure)));
        if (!sees) return Privately.Say(turn, $"没有您能看的编号{number}的记录。看本单位的请回复：得分");
        return Privately.Say(turn, MeasureText.History(turn.Tree, measure!, await measures.StepsAsync(session, measure!.Id), turn.Registry.NameOf));
    }

    /// <summary>Somebody of the unit itself, not of one of its groups.</summary>
    private static bool IsOwn(Turn turn, Measure measure) => turn.Speaker!.Role == Role.Cadre && turn.Speaker.UnitId == measure.UnitId;

    private static bool IsOversight(Turn turn, Measure measure) =>
        turn.Speaker!.Role is Role.Office or Role.Commander or Role.Admin && turn.Tree.IsWithin(measure.UnitId, turn.Registry.ReachOf(turn.Speaker));
}
