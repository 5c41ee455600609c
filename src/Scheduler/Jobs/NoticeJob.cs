using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>15:00 of the workday before: one line a form in the township's work group, without @ (rule D12). Never for the weekly form.</summary>
public sealed class NoticeJob(DutySteps steps, Owing owing, Mouth mouth) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(null, FormStep.Notice, TellAsync, cancellationToken);

    private async Task TellAsync(DutyTurn turn)
    {
        foreach (var township in Townships.Of(turn.Registry))
        {
            if (turn.Registry.WorkGroupOf(township.Id) is not { } group) continue;
            List<string> lines = [];
            foreach (var round in turn.Others.Select(d => d.Round))
            {
                var own = (await owing.DutiesAsync(turn.Session, round)).Where(d => turn.Registry.Tree.IsWithin(d.UnitId, township.Id)).ToList();
                if (own.Exists(d => d.State is not (DutyState.Done or DutyState.Late))) lines.Add(FormText.Notice(round, own, turn.Now));
            }

            if (lines.Count > 0) await mouth.SayAsync(turn.Session, Outgoing.ToGroup(group, $"{turn.Key}/{group.Id}", string.Join('\n', lines)), turn.Now);
        }
    }
}
