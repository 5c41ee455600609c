using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Too late to push by itself (rule T11): the office decides.</summary>
public sealed class PushLateJob(Steps steps, Editions editions, Mouth mouth, Timetable timetable) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.PushLate, AskAsync, cancellationToken);

    private async Task<bool> AskAsync(StepTurn turn)
    {
        var all = await editions.ListAsync(turn.Session);
        foreach (var township in Townships.Of(turn.Registry))
        {
            var edition = EditionQueue.For(turn.Due.EditionWeek!, all.Where(e => e.OfficeUnitId == township.Id), timetable);
            var text = edition is null
                ? "本周没有已批准的素材，本周推送已过期。要补发请先批准，再回复：推送 第几期"
                : $"第{edition.Number}期素材本周没有按时推送。现在要发请回复：推送 第{edition.Number}期";
            foreach (var office in turn.Registry.OfficeOf(township.Id))
            {
                var key = $"{turn.Due.Key}/{township.Id}/{office.Id}";
                if (Outgoing.ToMember(turn.Registry, office.Id, key, text) is { } message) await mouth.SayAsync(turn.Session, message, turn.Now);
            }
        }

        return true;
    }
}
