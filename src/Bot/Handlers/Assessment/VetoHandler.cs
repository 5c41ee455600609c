using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>
/// 一票否决候选 (rule J20): the office sees what is proposed, leaders what the office approved, a unit its own. Always in private. Deciding and contesting are
/// those of every measure.
/// </summary>
public sealed class VetoHandler(Measures measures, AssessmentDesk desk) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || MeasureWords.Read(turn.Text) is not MeasureWords.Vetoes) return null;
        if (turn.Speaker!.Role == Role.Police) return Privately.Say(turn, "考核由平安办和领导查看，派出所不参与。");
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker)];
        if (turn.IsOffice && reach.Tier == Tier.Township) await desk.RefreshAsync(session, turn.Tree, reach, turn.Now);
        var year = Figures.LocalDate(turn.Now).Year;
        var all = await measures.OfUnitsAsync(session, [.. turn.Tree.Subtree(reach.Id).Select(u => u.Id)], new DateOnly(year, 1, 1));
        var shown = all.Where(m => m.Kind == MeasureKind.Veto && m.Day.Year == year && MaySee(turn, m)).ToList();
        var waits = turn.IsOffice ? shown.FirstOrDefault(m => m.State == MeasureState.Proposed) : null;
        var hint = waits is null ? "" : $"\n还没定的没有告诉任何单位。同意请回复：批准 {MeasureText.Label(waits)}；不同意：驳回 {MeasureText.Label(waits)} 原因";
        return Privately.Say(turn, MeasureText.Candidates(turn.Tree, reach.Name, year, shown) + hint);
    }

    /// <summary>What the office has not decided, or rejected, is the office's alone.</summary>
    private static bool MaySee(Turn turn, Measure measure) => turn.IsOffice
        ? measure.State != MeasureState.Withdrawn
        : measure.DecidedAt is not null && measure.State is not (MeasureState.Rejected or MeasureState.Withdrawn) && (turn.Speaker!.Role == Role.Commander || turn.Speaker.UnitId == measure.UnitId);
}
