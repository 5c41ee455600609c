using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Scheduler.Clock;
using AntiFraudBot.Scheduler.Stepping;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>GET and POST /sandbox/api/clock, GET /sandbox/api/idle.</summary>
public static class SandboxClockApi
{
    private sealed record Move(string? To);

    public static void MapSandboxClock(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sandbox/api/clock", (SandboxClock clock) => Results.Ok(new { now = LocalIso.Of(clock.GetUtcNow()) }));
        app.MapPost("/sandbox/api/clock", MoveAsync);
        app.MapGet("/sandbox/api/idle", async (Idleness idleness, CancellationToken ct) =>
            await idleness.IsIdleAsync(ct) ? Results.Ok(new { idle = true }) : Results.Conflict(new { idle = false }));
    }

    private static async Task<IResult> MoveAsync(Move move, SandboxClock clock, StepDriver driver, CancellationToken ct)
    {
        if (move.To is null || LocalIso.Parse(move.To) is not { } to) return Results.BadRequest(new { error = "时间格式不对，例：2026-06-15T09:00:00+08:00" });
        try
        {
            await driver.AdvanceAsync(to, ct);
        }
        catch (ClockOnlyMovesForwardException)
        {
            return Results.BadRequest(new { error = "时钟只能向前" });
        }

        return Results.Ok(new { now = LocalIso.Of(clock.GetUtcNow()) });
    }
}

/// <summary>Whether anything is left to do at or before the clock's now: inbox, outbox, pictures to look at, question expiries, errands, warnings, triggers.</summary>
public sealed class Idleness(
    Database database, Inbox inbox, Outbox outbox, ScreenShots screens, Questions questions, Errands errands, Warnings warnings, FraudPictures pictures, RosterClearing clearing, QuartzPulse pulse, Doorbell doorbell,
    TimeProvider clock)
{
    public async Task<bool> IsIdleAsync(CancellationToken ct) => await HostIdleAsync(ct) && await pulse.IsQuietAsync(clock.GetUtcNow(), ct) && await HostIdleAsync(ct);

    /// <summary>Only the host's own work; triggers are the step driver's affair.</summary>
    public async Task<bool> HostIdleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var left = await database.ReadAsync(
            async s => await inbox.UnhandledAsync(s) + await outbox.DueAsync(s, now) + await questions.DueAsync(s, now) + await errands.DueAsync(s, now)
                + await warnings.CountDueAsync(s, now) + await screens.UninspectedAsync(s) + await pictures.CountAsync(s),
            ct);
        // After a jump of the clock nothing has rung: what became due is woken here.
        if (left > 0) doorbell.RingAll();
        return left == 0 && clearing.IsIdle;
    }

    /// <summary>The next held outbox row, question expiry, errand or step of a warning after now, for the step driver.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await database.ReadAsync(
            async s => new[]
            {
                await outbox.NextDueAsync(s, now), await questions.NextExpiryAsync(s, now), await errands.NextDueAsync(s, now), await warnings.NextDueAsync(s, now),
            }.Min(),
            ct);
    }
}
