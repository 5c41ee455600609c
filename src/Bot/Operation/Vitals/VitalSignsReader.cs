using System.Diagnostics;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Scheduler;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Vitals;

/// <summary>Takes the measurements. The store is written to and read back, because a full disk still answers reads.</summary>
public sealed class VitalSignsReader(
    Database database, Inbox inbox, Outbox outbox, StateValues state, ConnectionGaps gaps, ConnectionBoard connections, DataFolder data, Opening opening, TimeProvider clock,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine)
{
    private const string ProbeKey = "health/probe";

    public async Task<VitalSigns> ReadAsync(IReadOnlyList<JobRun> jobs, CancellationToken ct)
    {
        var roundTrip = await RoundTripAsync(ct);
        var (now, machineNow) = (clock.GetUtcNow(), machine.GetUtcNow());
        var signs = new VitalSigns
        {
            Machine = machineNow,
            Campaign = now,
            InServiceSince = opening.InServiceSince,
            RoundTrip = roundTrip,
            FreeBytes = new DriveInfo(data.Path).AvailableFreeSpace,
            Connections = connections.All(),
            FailedJobs = [.. jobs.Where(j => j.Outcome == JobOutcome.Failed).Select(j => j.Name)],
        };
        return await database.ReadAsync(
            async s => signs with
            {
                Unhandled = await inbox.UnhandledAsync(s),
                Parked = await inbox.ParkedAsync(s),
                OldestUnhandled = await inbox.OldestUnhandledAsync(s),
                NewestReceived = await inbox.NewestReceivedAsync(s),
                Due = await outbox.DueAsync(s, now),
                OldestDue = await outbox.OldestDueAsync(s, now),
                Unconfirmed = await outbox.UnconfirmedAsync(s, now.AddDays(-1)),
                Gaps = await gaps.SinceAsync(s, now.AddDays(-1)),
                LastRetention = (await Retention.LastAsync(s))?.At,
            },
            ct);
    }

    private async Task<TimeSpan> RoundTripAsync(CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var written = Guid.NewGuid().ToString("N");
        var read = await database.WriteAsync(
            async s =>
            {
                await state.SetAsync(s, ProbeKey, written);
                return await state.GetAsync(s, ProbeKey);
            },
            ct);
        if (read != written) throw new InvalidOperationException("The store did not give back what was written.");
        return Stopwatch.GetElapsedTime(started);
    }
}

/// <summary>Where the store and the files lie.</summary>
public sealed record DataFolder(string Path);
