using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Sunday 24:00: the week's editions close; open relay duties have failed (not-relayed).</summary>
public sealed class CloseEditionJob(Steps steps, Editions editions) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.CloseEdition, CloseAsync, cancellationToken);

    private async Task<bool> CloseAsync(StepTurn turn)
    {
        foreach (var edition in await editions.ListAsync(turn.Session))
        {
            if (edition.State != EditionState.Pushed || !(edition.PushedAt < turn.Due.At)) continue;
            var deliveries = await editions.DeliveriesAsync(turn.Session, edition.Id);
            foreach (var failed in RelayRules.Close(deliveries, turn.Due.At))
            {
                await editions.SetDeliveryAsync(turn.Session, failed.Id, failed.State, turn.Due.At, failed.Reason);
            }

            await editions.SetStateAsync(turn.Session, edition.Id, EditionState.Closed, null, null);
        }

        return true;
    }
}
