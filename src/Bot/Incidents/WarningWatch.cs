using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Runs the clocks of open warnings, day and night (rule I5). They stand in the store: a restart loses none, and what fell due meanwhile is said at once.</summary>
public sealed class WarningWatch(
    Database database, Warnings warnings, WarningDesk desk, RegistryCache registries, Mouth mouth, Doorbell doorbell, TimeProvider clock,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<WarningWatch> log) : DueWatch(database, doorbell, Door.Warnings, clock, machine, log)
{
    private readonly Doorbell _doorbell = doorbell;

    protected override Task<IReadOnlyList<string>> DueAsync(Session s, DateTimeOffset now) => warnings.DueAsync(s, now);

    protected override async Task<bool> DoAsync(Session s, string id, DateTimeOffset now)
    {
        if (await warnings.FindDueAsync(s, id, now) is not { } warning) return false;
        var result = new HandlerResult();
        await desk.KnockAsync(s, await registries.CurrentAsync(s), warning, now, result);
        foreach (var save in result.Saves) await save(s);
        foreach (var say in result.Says) await mouth.SayAsync(s, say, now);
        return true;
    }

    protected override void Done(int pieces) => _doorbell.Ring(Door.Outbox);
}
