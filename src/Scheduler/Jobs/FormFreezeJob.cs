using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>12:00 of the workday after a form was due: what is not filled is missed (rule D5). The weekly form has its own freeze, with the ranking.</summary>
public sealed class FormFreezeJob(DutySteps steps, Owing owing, Duties duties) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(null, FormStep.Freeze, FreezeAsync, cancellationToken);

    private async Task FreezeAsync(DutyTurn turn)
    {
        foreach (var round in turn.Others.Select(d => d.Round))
        {
            foreach (var duty in await owing.DutiesAsync(turn.Session, round))
            {
                if (duty.State is DutyState.Open or DutyState.Partial) await duties.SetAsync(turn.Session, duty.Id, DutyState.Missed, null, null);
            }
        }
    }
}
